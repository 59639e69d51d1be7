import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, type InputOf, policyRoutes as routes } from '@contract';
import { Database, Input, May, Public, Serves, Who } from '../platform';
import { ChangePolicy } from './change-policy';
import { ComparePolicies } from './compare-policies';
import { ConsultPolicy } from './consult-policy';
import { DeterminePolicy } from './determine-policy';
import { DraftPolicy } from './draft-policy';
import { DropPolicy } from './drop-policy';
import { PoliciesReader } from './policies.reader';
import { ReadPolicy } from './read-policy';

/** Policies over HTTP, for everybody who reads them. */
@Controller()
export class PoliciesController {
  constructor(
    private readonly database: Database,
    private readonly reader: PoliciesReader,
    private readonly reads: ReadPolicy,
    private readonly compares: ComparePolicies,
  ) {}

  @Serves(routes.read)
  @May('officer', 'school-admin')
  read(@Input() { body }: InputOf<typeof routes.read>): AnswerOf<typeof routes.read> {
    return this.reads.run(this.reads.parse(body.text));
  }

  /** Determined arrangements are public (1.47); drafts are seen by those who work on them. */
  @Serves(routes.list)
  @Public()
  async list(
    @Input() { params }: InputOf<typeof routes.list>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.list>> {
    return { items: await this.database.inTransaction(actor, (tx) => this.reader.versions(tx, params.intake)) };
  }

  @Serves(routes.show)
  @Public()
  show(@Input() { params }: InputOf<typeof routes.show>, @Who() actor: Actor): Promise<AnswerOf<typeof routes.show>> {
    return this.database.inTransaction(actor, (tx) => this.reader.whole(tx, params.version));
  }

  @Serves(routes.compare)
  @Public()
  async compare(
    @Input() { params }: InputOf<typeof routes.compare>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.compare>> {
    return { changes: await this.compares.run(params, actor) };
  }
}

/** Policies over HTTP: their steps. */
@Controller()
export class PolicyStepsController {
  constructor(
    private readonly drafts: DraftPolicy,
    private readonly changes: ChangePolicy,
    private readonly consults: ConsultPolicy,
    private readonly determines: DeterminePolicy,
    private readonly drops: DropPolicy,
  ) {}

  @Serves(routes.draft)
  @May('officer', 'school-admin')
  draft(
    @Input() { params, body }: InputOf<typeof routes.draft>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.draft>> {
    return this.drafts.run({ ...params, ...body }, actor);
  }

  @Serves(routes.change)
  @May('officer', 'school-admin')
  change(
    @Input() { params, body }: InputOf<typeof routes.change>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.change>> {
    return this.changes.run({ ...params, ...body }, actor);
  }

  @Serves(routes.consult)
  @May('officer', 'school-admin')
  consult(
    @Input() { params, body }: InputOf<typeof routes.consult>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.consult>> {
    return this.consults.run({ ...params, ...body }, actor);
  }

  @Serves(routes.determine)
  @May('officer', 'school-admin')
  determine(
    @Input() { params, body }: InputOf<typeof routes.determine>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.determine>> {
    return this.determines.run({ ...params, ...body }, actor);
  }

  @Serves(routes.drop)
  @May('officer', 'school-admin')
  drop(@Input() { params }: InputOf<typeof routes.drop>, @Who() actor: Actor): Promise<AnswerOf<typeof routes.drop>> {
    return this.drops.run(params.version, actor);
  }

  @Serves(routes.vary)
  @May('officer', 'school-admin')
  vary(
    @Input() { params, body }: InputOf<typeof routes.vary>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.vary>> {
    return this.drafts.vary({ ...params, ...body }, actor);
  }
}

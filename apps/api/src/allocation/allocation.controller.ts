import { Controller, StreamableFile } from '@nestjs/common';
import type { Actor } from '@kernel';
import { allocationRoutes as routes, type AnswerOf, type InputOf } from '@contract';
import { Database, Input, May, Serves, Who } from '../platform';
import { CompareRuns } from './compare-runs';
import { ExportRun } from './export-run';
import { PrepareRun } from './prepare-run';
import { ReleaseRun } from './release-run';
import { RunsReader } from './runs.reader';
import { ShowTrail } from './show-trail';
import { WithdrawRun } from './withdraw-run';

/** Runs over HTTP: looking at them, and taking them out whole. */
@Controller()
export class RunsController {
  constructor(
    private readonly database: Database,
    private readonly runs: RunsReader,
    private readonly compare: CompareRuns,
    private readonly trail: ShowTrail,
    private readonly exporter: ExportRun,
  ) {}

  @Serves(routes.list)
  @May('officer')
  list(
    @Input() { params, query }: InputOf<typeof routes.list>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.list>> {
    return this.database.inTransaction(actor, (tx) => this.runs.runs(tx, params.round, query));
  }

  @Serves(routes.show)
  @May('officer')
  show(@Input() { params }: InputOf<typeof routes.show>, @Who() actor: Actor): Promise<AnswerOf<typeof routes.show>> {
    return this.database.inTransaction(actor, (tx) => this.runs.run(tx, params.run));
  }

  @Serves(routes.compare)
  @May('officer')
  async differences(
    @Input() { params }: InputOf<typeof routes.compare>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.compare>> {
    return { differences: await this.compare.run(params, actor) };
  }

  @Serves(routes.trail)
  @May('officer')
  showTrail(
    @Input() { params }: InputOf<typeof routes.trail>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.trail>> {
    return this.trail.run(params, actor);
  }

  @Serves(routes.export)
  @May('officer')
  async export(@Input() { params }: InputOf<typeof routes.export>, @Who() actor: Actor): Promise<StreamableFile> {
    const { name, bytes } = await this.exporter.run(params.run, actor);
    return new StreamableFile(bytes, {
      type: 'application/x-tar',
      disposition: `attachment; filename="${name}"`,
    });
  }
}

/** Runs over HTTP: their steps. */
@Controller()
export class RunStepsController {
  constructor(
    private readonly prepare: PrepareRun,
    private readonly release: ReleaseRun,
    private readonly withdraw: WithdrawRun,
  ) {}

  @Serves(routes.prepare)
  @May('officer')
  prepareRun(
    @Input() { params, body }: InputOf<typeof routes.prepare>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.prepare>> {
    return this.prepare.run({ round: params.round, kind: 'offer-day', dry: body.dry, without: body.without }, actor);
  }

  @Serves(routes.release)
  @May('officer')
  releaseRun(
    @Input() { params }: InputOf<typeof routes.release>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.release>> {
    return this.release.run(params.run, actor);
  }

  @Serves(routes.withdraw)
  @May('officer')
  withdrawRun(
    @Input() { params, body }: InputOf<typeof routes.withdraw>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.withdraw>> {
    return this.withdraw.run({ id: params.run, because: body.because }, actor);
  }
}

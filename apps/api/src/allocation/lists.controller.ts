import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { allocationRoutes as routes, type AnswerOf, type InputOf } from '@contract';
import { Database, Input, May, Public, Serves, Who } from '../platform';
import { AdoptList } from './adopt-list';
import { GiveList } from './give-list';
import { ListReaders } from './list-readers';
import { PromiseDraw } from './promise-draw';

/** Draws and schools' own ranked lists over HTTP. */
@Controller()
export class ListsController {
  constructor(
    private readonly database: Database,
    private readonly promise: PromiseDraw,
    private readonly give: GiveList,
    private readonly adopt: AdoptList,
    private readonly readers: ListReaders,
  ) {}

  @Serves(routes.promiseDraw)
  @May('officer')
  promiseDraw(
    @Input() { params, body }: InputOf<typeof routes.promiseDraw>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.promiseDraw>> {
    return this.promise.run({ intake: params.intake, ...body }, actor);
  }

  /** What was promised is for everybody to see. */
  @Serves(routes.draws)
  @Public()
  async draws(
    @Input() { params }: InputOf<typeof routes.draws>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.draws>> {
    return {
      items: [...(await this.database.inTransaction(actor, (tx) => this.readers.draws.ofIntake(tx, params.intake)))],
    };
  }

  @Serves(routes.makeList)
  @May('school-admin', 'officer')
  makeList(
    @Input() { params }: InputOf<typeof routes.makeList>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.makeList>> {
    return this.give.run({ intake: params.intake }, actor);
  }

  @Serves(routes.sendList)
  @May('school-admin', 'officer')
  sendList(
    @Input() { params, body }: InputOf<typeof routes.sendList>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.sendList>> {
    return this.give.run({ intake: params.intake, places: body.children }, actor);
  }

  @Serves(routes.lists)
  @May('school-admin', 'officer')
  async lists(
    @Input() { params }: InputOf<typeof routes.lists>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.lists>> {
    return { items: await this.database.inTransaction(actor, (tx) => this.readers.lists.ofIntake(tx, params.intake)) };
  }

  @Serves(routes.adoptList)
  @May('school-admin', 'officer')
  adoptList(
    @Input() { params, body }: InputOf<typeof routes.adoptList>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.adoptList>> {
    return this.adopt.run({ id: params.list, minute: body.minute }, actor);
  }
}

import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, type InputOf, roundRoutes } from '@contract';
import { Database, Input, May, Public, Serves, Who } from '../../platform';
import { pageOfAll } from '../page';
import { AddRound } from './add-round';
import { ChangeRoundDates } from './change-round-dates';
import { RoundsReader } from './rounds.reader';
import { SetIntake } from './set-intake';

type Routes = typeof roundRoutes;

/** Rounds with their dates, and the places that schools have in them. */
@Controller()
export class RoundsController {
  constructor(
    private readonly database: Database,
    private readonly reader: RoundsReader,
    private readonly addRound: AddRound,
    private readonly changeRoundDates: ChangeRoundDates,
    private readonly setIntake: SetIntake,
  ) {}

  @Serves(roundRoutes.list)
  @Public()
  async list(@Input() { query }: InputOf<Routes['list']>, @Who() actor: Actor): Promise<AnswerOf<Routes['list']>> {
    const all = await this.database.inTransaction(actor, (tx) => this.reader.rounds(tx, query));
    return pageOfAll(all, ({ id }) => id, query);
  }

  @Serves(roundRoutes.show)
  @Public()
  show(@Input() { params }: InputOf<Routes['show']>, @Who() actor: Actor): Promise<AnswerOf<Routes['show']>> {
    return this.database.inTransaction(actor, (tx) => this.reader.round(tx, params.round));
  }

  @Serves(roundRoutes.add)
  @May('officer', 'operator')
  add(@Input() { body }: InputOf<Routes['add']>, @Who() actor: Actor): Promise<AnswerOf<Routes['add']>> {
    return this.addRound.run(actor, body);
  }

  @Serves(roundRoutes.changeDates)
  @May('officer', 'operator')
  changeDates(
    @Input() { params, body }: InputOf<Routes['changeDates']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['changeDates']>> {
    return this.changeRoundDates.run(actor, params.round, body);
  }

  @Serves(roundRoutes.intakes)
  @Public()
  async intakes(
    @Input() { params, query }: InputOf<Routes['intakes']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['intakes']>> {
    const all = await this.database.inTransaction(actor, async (tx) => {
      await this.reader.round(tx, params.round);
      return this.reader.intakesOf(tx, params.round);
    });
    return pageOfAll(all, ({ id }) => id, query);
  }

  @Serves(roundRoutes.setIntake)
  @May('officer', 'operator')
  set(
    @Input() { params, body }: InputOf<Routes['setIntake']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['setIntake']>> {
    return this.setIntake.run(actor, params.round, body);
  }
}

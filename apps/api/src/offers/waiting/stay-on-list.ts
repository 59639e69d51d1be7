import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '@kernel';
import type { WaitingPlaceToFamily } from '@contract';
import { SchoolsReader } from '../../schools';
import { AnswersStore } from '../answering/answers.store';
import { refusals } from '../offers.refusals';
import { waitingToFamily } from '../showing/show-my-offer';
import { Work } from '../work';
import { WaitingReader } from './waiting.reader';
import { WaitingStore } from './waiting.store';

/** What a family wants of a waiting list. */
export interface ToStay {
  readonly child: string;
  readonly intake: string;
  readonly stay: boolean;
  /** Whether to be told of every move; as it was when it is not said. */
  readonly tellMoves?: boolean | undefined;
}

/**
 * Takes a child off a waiting list, or puts it back. Coming back costs nothing: the order never asks when somebody joined.
 *
 * The list itself is published again when it is next ranked.
 */
@Injectable()
export class StayOnList {
  constructor(
    private readonly reader: WaitingReader,
    private readonly store: WaitingStore,
    private readonly answers: AnswersStore,
    private readonly schools: SchoolsReader,
    private readonly work: Work,
  ) {}

  async run(
    { child, intake, stay, tellMoves }: ToStay,
    actor: Actor,
    language: Language,
  ): Promise<WaitingPlaceToFamily> {
    const { database, clock, audit } = this.work;
    return database.inTransaction(actor, async (tx) => {
      const place = await this.reader.place(tx, child, intake);
      if (place === undefined) throw refusals.notWaiting();
      const { round, authority, ...now } = place;
      if (await this.answers.placesBeingGiven(tx, round)) throw refusals.placesBeingGiven();
      if (now.state !== 'waiting' && now.state !== 'left') throw refusals.listClosed();
      const state = stay ? 'waiting' : 'left';
      await this.store.stay(tx, { child, intake, state, tellMoves: tellMoves ?? now.tellMoves, at: clock.now() });
      if (state !== now.state) {
        await audit.append(tx, {
          kind: stay ? 'waiting-list.rejoined' : 'waiting-list.left',
          actor,
          authority,
          child,
          subject: intake,
          about: { round },
        });
      }
      const after = await this.reader.place(tx, child, intake);
      if (after === undefined) throw refusals.notWaiting();
      const { round: _round, authority: _authority, ...shown } = after;
      return waitingToFamily({ ...shown, year: (await this.schools.round(tx, round)).year }, language);
    });
  }
}

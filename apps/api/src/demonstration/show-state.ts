import { systemActor } from '@kernel';
import { Injectable, Optional } from '@nestjs/common';
import type { DemonstrationState, PersonasFamily, TownStep } from '@contract';
import { Database, Outbox } from '../platform';
import { DemonstrationStore, type PuttingIn } from './demonstration.store';
import { puttingIn } from './demonstration.worker';
import { RoundInState } from './round-in-state';
import { TownBook, type TownShown } from './town/town-book';

const doing: Readonly<Record<TownStep, string>> = {
  authorities: 'The two authorities are being set up.',
  schools: 'The schools are being entered.',
  policies: 'The policies are being determined.',
  maps: 'Addresses, catchments and streets are being taken in.',
  draws: 'Draws are being promised.',
  families: 'The families of the town are applying.',
  findings: 'Schools and officers are answering what families claim.',
  lists: 'The lists of EHC plans and of children in care are being sent.',
  neighbour: 'The neighbouring authority is being set up.',
  in: 'The town is in.',
};

/** Shows how far the demonstration is, for whoever visits it. Nobody in it is real, so anybody may see all of it. */
@Injectable()
export class ShowState {
  constructor(
    private readonly database: Database,
    private readonly store: DemonstrationStore,
    private readonly book: TownBook,
    private readonly rounds: RoundInState,
    @Optional() private readonly outbox?: Outbox,
  ) {}

  async run(letters: number): Promise<DemonstrationState> {
    const begun = await this.database.inTransaction(systemActor, (tx) => this.store.read(tx));
    const shown = begun === undefined ? undefined : this.book.of(begun);
    return {
      now: this.rounds.clock.now().toISOString(),
      town: await this.town(begun),
      round: await this.rounds.run(),
      personas: this.book.personas.map(({ id, name, email, says, roles }) => ({
        ...{ id, name, email, says },
        roles: roles.map(({ role, authority, school }) => [role, authority ?? school].filter(Boolean).join(' of ')),
        family: shown === undefined ? null : familyOf(id, shown),
      })),
      outbox: await this.letters(letters),
    };
  }

  private async town(begun: PuttingIn | undefined): Promise<DemonstrationState['town']> {
    if (begun === undefined) {
      return { state: 'none', says: 'The demonstration is empty.', step: null, done: null, total: null };
    }
    const { step, finishedAt } = begun;
    if (finishedAt !== null) return { state: 'in', says: doing.in, step, done: null, total: null };
    const job = await this.database.inTransaction(systemActor, (tx) => this.rounds.jobs.latest(tx, puttingIn, 'town'));
    const { state, done, total } = job ?? { state: 'waiting', done: null, total: null };
    if (state === 'failed') {
      const says = `It could not be put in: ${doing[step]} The log of the service says why.`;
      return { state: 'failed', says, step, done: null, total: null };
    }
    return { state: state === 'waiting' ? 'waiting' : 'putting-in', says: doing[step], step, done, total };
  }

  /** Letters to the personas, who are the only ones that somebody plays. */
  private async letters(most: number): Promise<DemonstrationState['outbox']> {
    if (most === 0 || this.outbox === undefined) return [];
    const known = new Set(this.book.personas.map(({ email }) => email));
    const all = await this.outbox.list({ most: Number.MAX_SAFE_INTEGER });
    return all
      .filter(({ to }) => known.has(to))
      .slice(0, most)
      .map(({ to, subject, text, at }) => ({ to, subject, text, at }));
  }
}

function familyOf(persona: string, { families, town }: TownShown): PersonasFamily | null {
  const family = families.find(({ id }) => id === persona);
  if (family === undefined) return null;
  const { children, home, schools, says } = family;
  const names = new Map(town.schools.map(({ id, name }) => [id, name]));
  return {
    children: children.map(({ answer }) => answer),
    home,
    schools: schools.map((id) => ({ id, name: names.get(id) ?? id })),
    says,
  };
}

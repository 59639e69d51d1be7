import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '@kernel';
import { ApplicationsReader } from '../../applications';
import { Audit } from '../../audit';
import { MeasureDistances } from '../../geography';
import { Clock, Database, JobReader, Jobs, type UnderWay } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { ReadRound } from './round-in-hand';
import { wantedDistances } from './wanted-distances';

const kind = 'evidence.measure-round';

/** How long a change waits for others to come, so that a busy evening is measured a few times and not at every click. */
const gatherChanges = 10 * 60_000;

/** How far the measuring of a round is. */
export interface Measuring {
  readonly state: 'never' | 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number | null;
  readonly total: number | null;
}

/** Measures every preference of a round that is not measured, or whose home, school or network has moved since. */
@Injectable()
export class MeasureRound {
  constructor(
    private readonly database: Database,
    private readonly rounds: ReadRound,
    private readonly applications: ApplicationsReader,
    private readonly distances: MeasureDistances,
    private readonly audit: Audit,
  ) {}

  /** Measures what is missing; doing it again measures nothing that stands. */
  async run(round: string, underWay: Pick<UnderWay, 'progress'>): Promise<void> {
    await this.database.inTransaction(systemActor, async (tx) => {
      const inHand = await this.rounds.run(tx, { round });
      const senders = await this.applications.sendersOf(
        tx,
        inHand.applications.map(({ application }) => application),
      );
      const wanted = wantedDistances(inHand, new Set(), senders);
      let told = Promise.resolve();
      const progress = (done: number, total: number): void => {
        told = told.then(() => underWay.progress(done, total));
        told.catch(() => undefined);
      };
      const { measured, stood, outliers, unmeasured } = await this.distances.run(tx, systemActor, {
        round,
        wanted,
        progress,
      });
      await told;
      const about = { measured, stood, outliers, unmeasured: unmeasured.length };
      if (measured === 0 && unmeasured.length === 0) return;
      await this.audit.append(tx, {
        kind: 'round.measured',
        actor: systemActor,
        authority: inHand.round.authority,
        subject: round,
        about,
      });
    });
  }
}

/** Asks for a round to be measured, and says how far it is. */
@Injectable()
export class AskToMeasure {
  constructor(
    private readonly database: Database,
    private readonly schools: SchoolsReader,
    private readonly jobs: Jobs,
    private readonly reader: JobReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Asks for it at once; gives back the job. */
  async run(actor: Actor, round: string): Promise<string> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority } = await this.schools.round(tx, round);
      mustServe(actor, authority);
      await this.audit.append(tx, { kind: 'round.measure-asked', actor, authority, subject: round });
      return this.jobs.add(tx, { kind, subject: round, key: `now ${round}`, authority });
    });
  }

  /** Asks for it a little later, because something has changed; in the caller's transaction. */
  async soon(tx: Parameters<Jobs['add']>[0], round: string, authority: string): Promise<void> {
    const dueAt = new Date(this.clock.now().getTime() + gatherChanges);
    await this.jobs.add(tx, { kind, subject: round, key: `soon ${round}`, authority, dueAt });
  }

  /** How far the latest measuring of the round is. */
  async progress(actor: Actor, round: string): Promise<Measuring> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority } = await this.schools.round(tx, round);
      mustServe(actor, authority);
      const job = await this.reader.latest(tx, kind, round);
      return job === undefined
        ? { state: 'never', done: null, total: null }
        : { state: job.state, done: job.done, total: job.total };
    });
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { HeldRow } from '@allocation';
import { snapshotKind, writeSnapshot } from '@documents';
import { type Actor, systemActor } from '@kernel';
import type { Run } from '@contract';
import { Clock, Database, type Tx } from '../platform';
import { mustServe, SchoolsReader } from '../schools';
import { refusals } from './allocation.refusals';
import type { RunAsked } from './allocation.types';
import { DocumentSink } from './documents.store';
import { GatherSnapshot } from './gather-snapshot';
import { RunRecords } from './run-records';
import { intakesOn } from './intakes-on';

/** What a run is prepared from besides the round itself. */
export interface ToPrepare {
  readonly round: string;
  readonly kind: 'offer-day' | 'after-offer-day';
  readonly dry: boolean;
  /** Places held already, handed in by the offers room. */
  readonly held?: readonly HeldRow[];
  /** Preferences that are asked for no longer, handed in with them. */
  readonly off?: RunAsked['off'];
  readonly without?: RunAsked['without'];
}

/**
 * Prepares a run: gathers everything it may look at, freezes it under one digest and asks for it to be decided.
 *
 * Fails closed: while a preference is unmeasured, a claim unanswered, a policy undetermined or a draw not promised,
 * nothing is frozen, and the refusal lists what is missing. A school that took part last time and is missing now
 * stops it too, unless an officer says why.
 */
@Injectable()
export class PrepareRun {
  constructor(
    private readonly gather: GatherSnapshot,
    private readonly schools: SchoolsReader,
    private readonly records: RunRecords,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Gives back the run, prepared; it is decided and verified by jobs that follow. */
  async run(asked: ToPrepare, actor: Actor): Promise<Run> {
    return this.database.inTransaction(systemActor, (tx) => this.within(tx, asked, actor));
  }

  /**
   * The same within a transaction of the service's own, in which the offers room hands in the places held.
   *
   * What a run may look at must not depend on who asks for it, so it is gathered by the service and not by the officer.
   */
  async within(
    tx: Tx,
    { round: roundId, kind, dry, held = [], off = [], without = [] }: ToPrepare,
    actor: Actor,
  ): Promise<Run> {
    const { authority } = await this.schools.round(tx, roundId);
    mustServe(actor, authority);
    const frozenOn = this.clock.today();
    const draws = await this.gather.drawsFor(tx, roundId, kind);
    const asked: RunAsked = { held, draws: draws.map(({ id }) => id), ...(off.length === 0 ? {} : { off }), without };
    const { parts, network } = await this.gather.run(tx, { round: roundId, kind, asked });
    await this.checkNobodyMissing(
      tx,
      roundId,
      asked,
      parts.intakes.map(({ id }) => id),
    );
    const sink = new DocumentSink();
    const snapshot = writeSnapshot(sink, parts, { frozenOn, ...(network === undefined ? {} : { network }) });
    const id = randomUUID();
    await this.records.documents.keep(
      tx,
      { digest: snapshot, authority, kind: snapshotKind, keptAt: this.clock.now() },
      sink,
    );
    await this.records.runs.add(tx, {
      id,
      authority,
      round: roundId,
      kind,
      dry,
      frozenOn,
      asked,
      snapshot,
      preparedBy: actor.account,
      preparedAt: this.clock.now(),
    });
    await this.records.audit.append(tx, {
      kind: 'run.prepared',
      actor,
      authority,
      subject: id,
      about: { round: roundId, snapshot, dry },
    });
    await this.records.jobs.add(tx, { kind: 'allocation.decide', subject: id, authority });
    return this.records.reader.run(tx, id);
  }

  private async checkNobodyMissing(
    tx: Tx,
    round: string,
    { without }: RunAsked,
    intakes: readonly string[],
  ): Promise<void> {
    const last = await this.records.reader.lastRun(tx, round);
    if (last === null) return;
    const before = await this.records.documents.shelf(tx, last.snapshot);
    const excused = new Set([...without.map(({ intake }) => intake), ...intakes]);
    const missing = intakesOn(before).filter(({ id }) => !excused.has(id));
    if (missing.length === 0) return;
    throw refusals.schoolMissing({
      fields: missing.map(({ id, name }) => ({ field: id, says: `${name} took part in run ${last.number}.` })),
    });
  }
}

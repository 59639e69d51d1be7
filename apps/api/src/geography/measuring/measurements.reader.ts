import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { MeasurementLine } from '@contract';
import type { Tx } from '../../platform';
import { refusals } from '../geography.refusals';
import type { MeasurementOfRound, Unmeasured, WantedDistance } from '../geography.types';
import { askFor, keyOf, type KnownEnds } from './ask';
import {
  countingColumns,
  countingOf,
  CountingRow,
  type KeptMeasurement,
  keptOf,
  lineColumns,
  lineOf,
  LineRow,
  wholeColumns,
  WholeRow,
} from './measurement-rows';
import { RoundMeasurersReader } from './round-measurers.reader';

const IntakeRows = z.array(z.object({ id: z.string(), intake: z.string() }));
const newest = 'ORDER BY child, intake, measure, number DESC';
const moved =
  'The home, the measuring points of the school or the network changed since it was measured. Measure again.';

/** Reads measurements: those that count, and for one of them also those that it took the place of. */
@Injectable()
export class MeasurementsReader {
  constructor(private readonly measurers: RoundMeasurersReader) {}

  /** Every measurement that counts in a round. */
  forRound(tx: Tx, round: string): Promise<MeasurementOfRound[]> {
    return this.counting(tx, round, null);
  }

  /** The measurements of one child that count in a round. */
  ofChild(tx: Tx, round: string, child: string): Promise<MeasurementOfRound[]> {
    return this.counting(tx, round, child);
  }

  /**
   * Which of the wanted distances have no measurement that counts, and why; each of them blocks a run.
   *
   * One that was measured from another home, to other points or on another network does not count any more. Whoever has
   * read the round's measurements already hands them in.
   */
  async missing(
    tx: Tx,
    round: string,
    wanted: readonly WantedDistance[],
    known?: readonly MeasurementOfRound[],
  ): Promise<Unmeasured[]> {
    const instruments = await this.measurers.instruments(tx, round);
    const standing = new Map((known ?? (await this.forRound(tx, round))).map((one) => [keyOf(one), one]));
    const ends: KnownEnds = new Map();
    return wanted.flatMap((one): Unmeasured[] => {
      const ask = askFor(one, instruments, ends);
      if ('why' in ask) return [ask];
      const { child, intake, measure } = ask;
      const stands = standing.get(keyOf(ask));
      if (stands === undefined)
        return [{ child, intake, measure, why: 'never-measured', says: 'It has not been measured yet.' }];
      if (stands.basis !== ask.basis) return [{ child, intake, measure, why: 'something-moved', says: moved }];
      if (stands.unmeasured === null) return [];
      return [{ child, intake, measure, why: stands.unmeasured, says: stands.unmeasuredSays ?? '' }];
    });
  }

  /** To which intake each of these measurements was made, those that do not count any more as well; only what may be seen. */
  async intakesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows: unknown = await tx.query(`SELECT id, intake FROM measurements WHERE id = ANY ($1::uuid[])`, [ids]);
    return new Map(IntakeRows.parse(rows).map(({ id, intake }) => [id, intake]));
  }

  /** One page of the measurements that count in a round, without a word of where a child lives. */
  async list(
    tx: Tx,
    round: string,
    asked: {
      only?: 'outliers' | 'unmeasured' | undefined;
      child?: string | undefined;
      after?: string | undefined;
      limit: number;
    },
  ): Promise<{ items: MeasurementLine[]; next: string | null }> {
    const rows: unknown = await tx.query(
      `SELECT ${lineColumns} FROM (SELECT DISTINCT ON (child, intake, measure) * FROM measurements
           WHERE round = $1 AND ($2::uuid IS NULL OR child = $2) ${newest}) m
       WHERE (fp_system() OR fp_has('officer', authority) OR number = fp_newest_measurement(round, child, intake, measure))
         AND ($3::text IS NULL OR CASE $3 WHEN 'outliers' THEN outlier IS NOT NULL ELSE unmeasured IS NOT NULL END)
         AND ($4::text IS NULL OR (child, intake, measure) > (SELECT child, intake, measure FROM measurements WHERE id::text = $4))
       ORDER BY child, intake, measure LIMIT $5`,
      [round, asked.child ?? null, asked.only ?? null, asked.after ?? null, asked.limit + 1],
    );
    const all = z
      .array(LineRow)
      .parse(rows)
      .map((row) => lineOf(row, false));
    const items = all.slice(0, asked.limit);
    return { items, next: all.length > asked.limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** One measurement whole; refuses one that is not there or not theirs to see. */
  async whole(tx: Tx, id: string): Promise<KeptMeasurement> {
    const rows: unknown = await tx.query(`SELECT ${wholeColumns} FROM measurements m WHERE m.id = $1`, [id]);
    const [row] = z.array(WholeRow).parse(rows);
    if (row === undefined) throw refusals.noSuchMeasurement();
    return keptOf(row);
  }

  private async counting(tx: Tx, round: string, child: string | null): Promise<MeasurementOfRound[]> {
    const rows: unknown = await tx.query(
      `SELECT DISTINCT ON (child, intake, measure) ${countingColumns} FROM measurements
       WHERE round = $1 AND ($2::uuid IS NULL OR child = $2) ${newest}`,
      [round, child],
    );
    return z.array(CountingRow).parse(rows).map(countingOf);
  }
}

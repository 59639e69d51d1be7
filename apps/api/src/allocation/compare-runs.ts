import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { RunDifference } from '@contract';
import type { z } from 'zod';
import { Database } from '../platform';
import { mustServe } from '../schools';
import { refusals } from './allocation.refusals';
import type { ToldTrail } from './allocation.types';
import { RunsReader } from './runs.reader';

/** Says which children two runs of a round treat differently, and what each run says of the places that changed. */
@Injectable()
export class CompareRuns {
  constructor(
    private readonly runs: RunsReader,
    private readonly database: Database,
  ) {}

  /** In order of the children's ids; a child that only one run knows has no place in the other. */
  async run({ run, other }: { run: string; other: string }, actor: Actor): Promise<z.infer<typeof RunDifference>[]> {
    return this.database.inTransaction(actor, async (tx) => {
      const [first, second] = [await this.runs.row(tx, run), await this.runs.row(tx, other)];
      mustServe(actor, first.authority);
      if (first.round !== second.round) throw refusals.noRun({ says: 'The two runs are not of the same round.' });
      const before = await this.runs.ofAll(tx, other);
      const after = await this.runs.ofAll(tx, run);
      return differences(before, after);
    });
  }
}

type Told = ReadonlyMap<string, { readonly trail: ToldTrail }>;

function differences(before: Told, after: Told): z.infer<typeof RunDifference>[] {
  const children = [...new Set([...before.keys(), ...after.keys()])].sort();
  return children.flatMap((child) => {
    const [then, now] = [before.get(child)?.trail, after.get(child)?.trail];
    const [left, right] = [then?.placed?.intake ?? null, now?.placed?.intake ?? null];
    if (left === right) return [];
    const about = new Set([left, right]);
    const why = [...said('Before', then, about), ...said('After', now, about)];
    return [{ child, before: left, after: right, why }];
  });
}

function said(when: string, trail: ToldTrail | undefined, about: ReadonlySet<string | null>): string[] {
  const entries = trail?.entries.filter(({ intake }) => about.has(intake)) ?? [];
  return entries.flatMap(({ says }) => says.map((sentence) => `${when}: ${sentence}`));
}

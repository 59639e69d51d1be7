import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { TrailOfChild } from '@contract';
import { Audit } from '../audit';
import { Database } from '../platform';
import { mustServe } from '../schools';
import type { HowFar } from './allocation.types';
import { type ChildOfRun, RunsReader } from './runs.reader';

/** Shows an officer why a run decided as it did for one child, and writes down that it was looked at. */
@Injectable()
export class ShowTrail {
  constructor(
    private readonly runs: RunsReader,
    private readonly audit: Audit,
    private readonly database: Database,
  ) {}

  async run({ run, child }: { run: string; child: string }, actor: Actor): Promise<TrailOfChild> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority } = await this.runs.row(tx, run);
      mustServe(actor, authority);
      const found = await this.runs.ofChild(tx, run, child);
      await this.audit.read(tx, { kind: 'trail.read', actor, authority, child, subject: run });
      return trailOfChild(run, found);
    });
  }
}

/** A child's trail as the contract has it. */
export function trailOfChild(run: string, { trail, whys }: ChildOfRun): TrailOfChild {
  const why = new Map(whys?.whys.map(({ intake, says }) => [intake, [...says]]));
  return {
    run,
    child: trail.child,
    placed:
      trail.placed === null ? null : ({ ...trail.placed, pool: trail.placed?.pool ?? null } as TrailOfChild['placed']),
    entries: trail.entries.map(
      ({ rank, intake, intakeName, verdict, places, applicants, standings, says, howFar, lang }) => ({
        rank,
        intake,
        intakeName,
        verdict,
        places,
        applicants,
        standings: standings.map(({ pool, row, rowName, position, of }) => ({ pool, row, rowName, position, of })),
        lang: lang ?? 'en',
        says: [...says],
        wouldHaveChanged: why.get(intake) ?? null,
        howFar: howFar === undefined ? null : shownHowFar(howFar),
      }),
    ),
  };
}

function shownHowFar({ places, position, groups }: HowFar): NonNullable<TrailOfChild['entries'][number]['howFar']> {
  return {
    places,
    position,
    groups: groups.map((group) => ({ ...group, rows: [...group.rows], names: [...group.names] })),
  };
}

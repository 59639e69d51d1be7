import { Injectable } from '@nestjs/common';
import type { Run } from '@contract';
import { In, Not } from 'typeorm';
import { z } from 'zod';
import type { Tx } from '../platform';
import { refusals } from './allocation.refusals';
import type { RunRow, ToldTrail, ToldWhys } from './allocation.types';
import { RunEntity } from './run.entity';

const Lines = z.array(z.object({ trail: z.string(), whys: z.string().nullable() }));
const ChildLines = z.array(z.object({ child: z.string(), trail: z.string(), whys: z.string().nullable() }));
const Ids = z.array(z.object({ child: z.string() }));

/** What a run says of a child: the trail, and what would have changed each refusal once that is known. */
export interface ChildOfRun {
  readonly trail: ToldTrail;
  readonly whys: ToldWhys | null;
}

/** Reads runs, and what they say of children. */
@Injectable()
export class RunsReader {
  /** One run as others see it; refuses one that is not there for whoever asks. */
  async run(tx: Tx, id: string): Promise<Run> {
    return runOf(await this.found(tx, id));
  }

  /** One run as the rooms use it. */
  async row(tx: Tx, id: string): Promise<RunRow> {
    return rowOf(await this.found(tx, id));
  }

  private async found(tx: Tx, id: string): Promise<RunEntity> {
    const found = await tx.getRepository(RunEntity).findOneBy({ id });
    if (found === null) throw refusals.noRun();
    return found;
  }

  /** The runs of a round, newest first. */
  async runs(
    tx: Tx,
    round: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<{ items: Run[]; next: string | null }> {
    const before = page.after === undefined ? 2_147_483_647 : Number(page.after);
    const found = await tx
      .getRepository(RunEntity)
      .createQueryBuilder('run')
      .where('run.round = :round AND run.number < :before', { round, before: Number.isInteger(before) ? before : 0 })
      .orderBy('run.number', 'DESC')
      .take(page.limit + 1)
      .getMany();
    const items = found.slice(0, page.limit).map(runOf);
    return { items, next: found.length > page.limit ? String(items.at(-1)?.number) : null };
  }

  /** The newest run of the round that was released; nothing before the first. */
  async lastReleased(tx: Tx, round: string): Promise<RunRow | null> {
    const found = await tx
      .getRepository(RunEntity)
      .findOne({ where: { round, state: 'released' }, order: { number: 'DESC' } });
    return found === null ? null : rowOf(found);
  }

  /** The newest run of the round that counts and was not withdrawn; nothing before the first. */
  async lastRun(tx: Tx, round: string): Promise<RunRow | null> {
    const found = await tx.getRepository(RunEntity).findOne({
      where: { round, dry: false, state: Not(In(['withdrawn', 'breached'])) },
      order: { number: 'DESC' },
    });
    return found === null ? null : rowOf(found);
  }

  /** The draws that runs have used and so revealed: those of released runs. */
  async drawsUsed(tx: Tx, round: string): Promise<ReadonlySet<string>> {
    const found = await tx.getRepository(RunEntity).findBy({ round, state: In(['released']) });
    return new Set(found.flatMap((run) => rowOf(run).asked.draws));
  }

  /** What a run says of one child: one indexed read. */
  async ofChild(tx: Tx, run: string, child: string): Promise<ChildOfRun> {
    const rows: unknown = await tx.query(
      `SELECT c.trail, e.whys FROM run_children c LEFT JOIN run_explanations e ON e.run = c.run AND e.child = c.child
       WHERE c.run = $1 AND c.child = $2`,
      [run, child],
    );
    const [line] = Lines.parse(rows);
    if (line === undefined) throw refusals.noTrail();
    return told(line);
  }

  /** What a run says of all its children, in the order of their ids. */
  async ofAll(tx: Tx, run: string): Promise<ReadonlyMap<string, ChildOfRun>> {
    const rows: unknown = await tx.query(
      `SELECT c.child, c.trail, e.whys FROM run_children c
       LEFT JOIN run_explanations e ON e.run = c.run AND e.child = c.child WHERE c.run = $1 ORDER BY c.child`,
      [run],
    );
    return new Map(ChildLines.parse(rows).map((line) => [line.child, told(line)]));
  }

  /** The children whose refusals have been worked out already. */
  async explainedChildren(tx: Tx, run: string): Promise<ReadonlySet<string>> {
    const rows: unknown = await tx.query('SELECT child FROM run_explanations WHERE run = $1', [run]);
    return new Set(Ids.parse(rows).map(({ child }) => child));
  }
}

function told({ trail, whys }: z.infer<typeof Lines>[number]): ChildOfRun {
  return { trail: JSON.parse(trail) as ToldTrail, whys: whys === null ? null : (JSON.parse(whys) as ToldWhys) };
}

/** A run as the rooms use it. */
export function rowOf(found: RunEntity): RunRow {
  return found as unknown as RunRow;
}

/** A run as the contract has it. */
export function runOf(found: RunEntity): Run {
  const { asked: _asked, withdrawnBy: _by, withdrawnAt: _at, ...rest } = found;
  const instant = (moment: Date | null): string | null => moment?.toISOString() ?? null;
  return {
    ...rest,
    preparedAt: found.preparedAt.toISOString(),
    decidedAt: instant(found.decidedAt),
    verifiedAt: instant(found.verifiedAt),
    releasedAt: instant(found.releasedAt),
    visibleFrom: instant(found.visibleFrom),
  } as Run;
}

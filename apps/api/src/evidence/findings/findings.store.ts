import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ClaimKind, FindingOutcome } from '@contract';
import type { ChildFacts } from '@policy';
import { QueryFailedError } from 'typeorm';
import type { Tx } from '../../platform';
import { refusals } from '../evidence.refusals';

/** A finding that is to be added. */
export interface NewFinding {
  /** What it is about: findings of one thread follow each other. */
  readonly thread: string;
  readonly child: string;
  readonly authority: string;
  readonly application: string | null;
  readonly claim: string | null;
  readonly item?: string;
  readonly line?: string;
  readonly kind: ClaimKind;
  readonly school: string | null;
  readonly outcome: FindingOutcome;
  readonly reason: string;
  readonly facts: ChildFacts | null;
  readonly officer: string;
  readonly role: string;
  readonly madeAt: Date;
  /** How many findings of the thread were seen by whoever decides; anything newer stops it. */
  readonly seen?: number | undefined;
}

/** Adds findings. Nothing ever changes one. */
@Injectable()
export class FindingsStore {
  /** Adds findings behind those of their threads and gives their ids; refuses when somebody was quicker. */
  async add(tx: Tx, found: readonly NewFinding[]): Promise<readonly string[]> {
    if (found.length === 0) return [];
    const numbers = await this.numbers(tx, found);
    const rows = found.map((one) => {
      const last = numbers.get(one.thread) ?? 0;
      if (one.seen !== undefined && one.seen !== last) throw refusals.changedMeanwhile();
      numbers.set(one.thread, last + 1);
      return { ...rowOf(one), id: randomUUID(), number: last + 1 };
    });
    try {
      await tx.query(inserting, [JSON.stringify(rows)]);
    } catch (error) {
      if (isTaken(error)) throw refusals.changedMeanwhile();
      throw error;
    }
    return rows.map(({ id }) => id);
  }

  private async numbers(tx: Tx, found: readonly NewFinding[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ thread: string; number: number }[]>(
      'SELECT thread, max(number) AS number FROM findings WHERE thread = ANY ($1::text[]) GROUP BY thread',
      [[...new Set(found.map(({ thread }) => thread))]],
    );
    return new Map(rows.map(({ thread, number }) => [thread, number]));
  }
}

function rowOf({ madeAt, item, line, seen: _seen, ...one }: NewFinding): object {
  return { ...one, item: item ?? null, line: line ?? null, made_at: madeAt.toISOString() };
}

/** Whether another finding took the number meanwhile. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return (error as { constraint?: unknown }).constraint === 'findings_thread_key';
}

const inserting = `INSERT INTO findings (id, thread, number, child, authority, application, claim, item, line, kind, school,
    outcome, reason, facts, officer, role, made_at)
  SELECT n.id, n.thread, n.number, n.child, n.authority, n.application, n.claim, n.item, n.line, n.kind, n.school,
    n.outcome, n.reason, nullif(n.facts, 'null'::jsonb), n.officer, n.role, n.made_at
  FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, thread text, number integer, child uuid, authority text,
    application uuid, claim uuid, item uuid, line uuid, kind text, school text, outcome text, reason text, facts jsonb,
    officer uuid, role text, made_at timestamptz)`;

import { Injectable } from '@nestjs/common';
import type { ListKind } from '@contract';
import type { Actor } from '@kernel';
import { ApplicationsReader, type ChildRecord } from '../../applications';
import { Audit } from '../../audit';
import type { Tx } from '../../platform';
import { type LineRow, ListsReader } from './lists.reader';
import { ListsStore } from './lists.store';
import { daysOf, type KnownChild, type Matched, matchLine } from './match-line';
import { RecordCare } from './record-care';

/** How many lines were found to mean a child, and how many wait for a person. */
export interface MatchedLines {
  readonly matched: number;
  readonly toDecide: number;
}

/** Finds out which children the lines of lists mean; what is not certain waits for a person. */
@Injectable()
export class MatchLists {
  constructor(
    private readonly applications: ApplicationsReader,
    private readonly reader: ListsReader,
    private readonly store: ListsStore,
    private readonly care: RecordCare,
    private readonly audit: Audit,
  ) {}

  /** Goes through the lines of a round that no person has decided, of one kind or of both, in the caller's transaction. */
  async within(tx: Tx, actor: Actor, round: string, kinds: readonly ListKind[]): Promise<MatchedLines> {
    for (const kind of kinds) await this.store.hold(tx, round, kind);
    const standing = (await this.reader.standing(tx, round)).filter(({ kind }) => kinds.includes(kind));
    const open = standing.filter(({ state, decidedBy }) => state !== 'matched' && decidedBy === null);
    const found = await this.candidates(tx, open);
    const taken = new Set(standing.flatMap(({ kind, child }) => (child === null ? [] : [`${kind} ${child}`])));
    const matched = open.map(({ id, kind, state: before }) => {
      const { certain, candidates } = found.get(id) ?? { certain: undefined, candidates: [] };
      if (certain !== undefined && !taken.has(`${kind} ${certain.id}`)) {
        taken.add(`${kind} ${certain.id}`);
        return { id, before, state: 'matched' as const, child: certain.id };
      }
      return { id, before, state: stateOf(kind, candidates.length), child: null };
    });
    const changed = matched.filter(({ before, state }) => before !== state);
    await this.store.match(tx, changed);
    await this.care.within(tx, actor, round, kinds);
    const counts = {
      matched: matched.filter(({ state }) => state === 'matched').length,
      toDecide: matched.filter(({ state }) => state === 'to-decide').length,
    };
    const [first] = changed;
    const authority = standing[0]?.authority;
    if (first !== undefined)
      await this.audit.append(tx, { kind: 'list.matched', actor, authority, subject: round, about: { ...counts } });
    return counts;
  }

  /** By line: the children that it may mean. */
  async candidates(tx: Tx, lines: readonly LineRow[]): Promise<ReadonlyMap<string, Matched<KnownChild>>> {
    const found = new Map<string, Matched<KnownChild>>();
    for (const authority of new Set(lines.map((line) => line.authority))) {
      const mine = lines.filter((line) => line.authority === authority);
      const days = [...new Set(mine.flatMap(({ dateOfBirth }) => daysOf(dateOfBirth)))];
      const byDay = new Map<string, ChildRecord[]>(days.map((day) => [day, []]));
      for (const child of await this.applications.childrenBornOn(tx, authority, days))
        byDay.get(child.dateOfBirth)?.push(child);
      for (const line of mine) {
        const children = daysOf(line.dateOfBirth).flatMap((day) => byDay.get(day) ?? []);
        found.set(line.id, matchLine(line, children.map(knownOf)));
      }
    }
    return found;
  }
}

/** A plan that fits no child must be seen by a person, for its place is taken; a child in care who does not apply need not. */
function stateOf(kind: ListKind, candidates: number): 'to-decide' | 'no-child' {
  return kind === 'looked-after' && candidates === 0 ? 'no-child' : 'to-decide';
}

function knownOf({ id, firstNames, lastName, dateOfBirth, currentSchool }: ChildRecord): KnownChild {
  return { id, firstNames, lastName, dateOfBirth, school: currentSchool };
}

import { Injectable } from '@nestjs/common';
import type { DrawRow, FactsRow, SnapshotParts } from '@allocation';
import { keysOf } from '@policy';
import { GatherRound } from '../evidence';
import type { Tx } from '../platform';
import { PoliciesReader } from '../policies';
import { SchoolsReader } from '../schools';
import { refusals } from './allocation.refusals';
import type { RunAsked } from './allocation.types';
import { DrawsReader } from './draws.reader';
import { RankedListsReader } from './ranked-lists.reader';

/** Everything a run may look at, as rows, with the walking network it was measured on. */
export interface GatheredSnapshot {
  readonly parts: SnapshotParts;
  readonly network?: { readonly digest: string; readonly date: string };
}

/** Gathers a snapshot: what the evidence room knows, the draws that were promised, the ranked lists that were adopted. */
@Injectable()
export class GatherSnapshot {
  constructor(
    private readonly round: GatherRound,
    private readonly schools: SchoolsReader,
    private readonly policies: PoliciesReader,
    private readonly draws: DrawsReader,
    private readonly lists: RankedListsReader,
  ) {}

  /** The same database and the same asking give the same rows. */
  async run(
    tx: Tx,
    { round, kind, asked }: { round: string; kind: 'offer-day' | 'after-offer-day'; asked: RunAsked },
  ): Promise<GatheredSnapshot> {
    const draws = await this.draws.rows(tx, asked.draws);
    const without = new Set(asked.without.map(({ intake }) => intake));
    const gathered = await this.round.run(tx, { round, kind, held: asked.held, draws, without: [...without] });
    const listed = await this.lists.adopted(
      tx,
      gathered.parts.intakes.map(({ id }) => id),
    );
    const parts = withoutPreferences(gathered.parts, asked.off ?? []);
    return { ...gathered, parts: { ...parts, facts: withLists(parts.facts, listed) } };
  }

  /**
   * The draw of each intake whose policy separates equals by lot: the oldest that was promised and not used (1.35).
   * Refuses when one is missing.
   */
  async drawsFor(tx: Tx, round: string, kind: 'offer-day' | 'after-offer-day'): Promise<readonly DrawRow[]> {
    const intakes = await this.schools.intakesOf(tx, round);
    const policies = await this.policies.determined(
      tx,
      intakes.map(({ id }) => id),
    );
    const drawing = policies.filter(({ policy }) => keysOf(policy).some(({ thing }) => thing.by === 'draw'));
    const promised = await this.draws.unused(
      tx,
      drawing.map(({ intake }) => intake),
      kind,
    );
    const missing = drawing.filter(({ intake }) => !promised.has(intake));
    if (missing.length > 0) {
      throw refusals.drawNotPromised({
        fields: missing.map(({ intake }) => ({
          field: intake,
          says: `${intakes.find(({ id }) => id === intake)?.name ?? intake} needs a draw.`,
        })),
      });
    }
    return [...promised.values()];
  }
}

/** The rows without preferences that are asked for no longer, nor their measurements. The ranks of the others stay. */
function withoutPreferences(parts: SnapshotParts, off: NonNullable<RunAsked['off']>): SnapshotParts {
  if (off.length === 0) return parts;
  const gone = new Set(off.map(({ child, intake }) => `${child} ${intake}`));
  const stays = ({ child, intake }: { child: string; intake: string }): boolean => !gone.has(`${child} ${intake}`);
  return { ...parts, preferences: parts.preferences.filter(stays), measurements: parts.measurements.filter(stays) };
}

/** The facts with each child's place in an adopted list added; a child may be on the lists of several schools. */
function withLists(
  facts: readonly FactsRow[],
  listed: readonly { readonly child: string; readonly school: string; readonly position: number }[],
): readonly FactsRow[] {
  if (listed.length === 0) return facts;
  const places = new Map<string, { school: string; position: number }[]>();
  for (const { child, school, position } of listed) {
    const those = places.get(child);
    if (those === undefined) places.set(child, [{ school, position }]);
    else those.push({ school, position });
  }
  const known = new Map(facts.map((row) => [row.child, row.facts]));
  const children = [...new Set([...known.keys(), ...places.keys()])];
  return children.map((child) => {
    const own = places.get(child);
    return { child, facts: { ...known.get(child), ...(own === undefined ? {} : { listed: own }) } };
  });
}

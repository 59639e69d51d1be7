import { refuse } from '@kernel';
import type { Chance } from '@town';

/** How many families of an area named a school first, second and third. */
export interface NamedCount {
  readonly school: string;
  readonly named: readonly [number, number, number];
}

/**
 * Families whose first, second and third preferences add up, school by school, to exactly what an area's families named.
 *
 * Only the sums are published, so which first goes with which second is drawn by lot, save that nobody names a school
 * twice and nobody has a third preference without a second. Each family is the list of the schools it names.
 */
export function drawUpFamilies(counts: readonly NamedCount[], chance: Chance): readonly (readonly string[])[] {
  const columns = [0, 1, 2].map((rank) => counts.flatMap(({ school, named }) => Array.from({ length: named[rank] ?? 0 }, () => school)));
  const [first = [], ...later] = columns;
  let families: readonly (readonly string[])[] = chance.shuffled(first).map((school) => [school]);
  for (const [at, column] of later.entries()) families = withNext(families, column, at + 1, chance);
  return families;
}

/** The families with one more preference each, as far as they go, among those that named `so many` before. */
function withNext(families: readonly (readonly string[])[], column: readonly string[], so: number, chance: Chance): readonly (readonly string[])[] {
  const able = [...families.keys()].filter((family) => families[family]?.length === so);
  if (column.length > able.length) refuse({ found: `${String(column.length)} preferences of rank ${String(so + 1)} for ${String(able.length)} families with a preference before`, allowed: 'no more than those.' });
  const blanks = Array.from({ length: able.length - column.length }, (): string | undefined => undefined);
  const dealt = chance.shuffled<string | undefined>([...column, ...blanks]);
  const clashes = (at: number, school: string | undefined): boolean => school !== undefined && (families[able[at] ?? -1] ?? []).includes(school);
  settle(dealt, clashes, chance);
  const next = new Map(able.map((family, at) => [family, dealt[at]]));
  return families.map((family, at) => {
    const school = next.get(at);
    return school === undefined ? family : [...family, school];
  });
}

/** So many exchanges are tried for one family before the counts are called impossible. */
const mostTries = 100_000;

/** Exchanges what clashes with what another family, drawn by lot, was dealt, wherever both are then free of a clash. */
function settle(dealt: (string | undefined)[], clashes: (at: number, school: string | undefined) => boolean, chance: Chance): void {
  for (const at of dealt.keys()) {
    for (let tries = 0; clashes(at, dealt[at]); tries += 1) {
      if (tries === mostTries) refuse({ found: 'preferences that cannot be dealt without a family naming a school twice', allowed: 'counts that real families could have given.' });
      const other = chance.int(0, dealt.length - 1);
      if (clashes(at, dealt[other]) || clashes(other, dealt[at])) continue;
      const mine = dealt[at];
      dealt[at] = dealt[other];
      dealt[other] = mine;
    }
  }
}

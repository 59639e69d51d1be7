import { metresBetween, type Child, type Town } from '@town';

/** Which children of the town belong to which persona, and what is made difficult for one of them. */
export interface Cast {
  /** By child: the persona who applies for them. */
  readonly parts: ReadonlyMap<string, string>;
  /** The child whose home the address register has at the wrong place on the map, and the child at whose home it has it. */
  readonly misplaced: { readonly child: string; readonly at: string } | undefined;
}

/**
 * Gives the personas children of the town whose rounds are worth watching: twins at the end of the lane, a child in care
 * far away, one who is refused, one with a brother or sister, one with two homes, one whose home is wrong on the map.
 */
export function castOf(town: Town): Cast {
  const [popular] = town.schools;
  const parts = new Map<string, string>();
  const has = new Set(town.children.map(({ id }) => id));
  const give = (persona: string, ...children: readonly (string | undefined)[]): void => {
    for (const child of children) if (child !== undefined && has.has(child)) parts.set(child, persona);
  };
  give('tom-walker', 'corner-twin-1', 'corner-twin-2');
  give('samuel-okafor', 'corner-looked-after');
  if (popular === undefined) return { parts, misplaced: undefined };
  const planned = new Set(town.plans.map(({ child }) => child));
  const byDistance = town.children
    .filter((child) => isPlain(child) && !planned.has(child.id))
    .filter(({ wishes }) => wishes[0] === popular.id && wishes.length >= 3)
    .map((child) => ({ child, metres: metresBetween(child.home, popular.centre) }))
    .sort((a, b) => a.metres - b.metres || (a.child.id < b.child.id ? -1 : 1));
  const alone = byDistance.filter(({ child }) => child.circumstances.sibling === undefined);
  const related = byDistance.filter(
    ({ child }) => child.circumstances.sibling?.school === popular.id && child.circumstances.sibling.atAdmission,
  );
  give('aisha-khan', alone.at(-1)?.child.id);
  give('grace-lewis', alone.at(-2)?.child.id);
  give('maria-nowak', related.at(-1)?.child.id);
  const [nearest] = alone;
  const far = alone.at(-3);
  if (nearest === undefined || far === undefined || alone.length < 4) return { parts, misplaced: undefined };
  give('leila-haddad', nearest.child.id);
  return { parts, misplaced: { child: nearest.child.id, at: far.child.id } };
}

/** A child about whom there is nothing special but perhaps a brother or sister. */
function isPlain({ id, resident, circumstances }: Child): boolean {
  const { care, vulnerable, worksAt, medicalNeed, multipleBirth } = circumstances;
  const nothing = [care, vulnerable, worksAt, multipleBirth].every((one) => one === undefined);
  return resident && nothing && !medicalNeed && !id.startsWith('corner-');
}

/** The name of a kind of happening: a noun and what was done to it, such as `application.submitted`. */
export type HappeningKind = `${string}.${string}`;

/** What is known of a kind besides its name. */
export interface KindOfHappening {
  /** One plain sentence, with no names in it: "An application was submitted." */
  readonly says: string;
  /** Nobody follows this kind and nothing reacts to it: it is written down for those who read the audit. */
  readonly recordOnly?: true;
}

/** Every kind there is, from the lists of the rooms that are loaded. */
const known = new Map<string, KindOfHappening>();

/**
 * The kinds of happening that a room tells of, for `<room>.happenings.ts`; gives back the list itself.
 *
 * What is on no list cannot be appended, and each kind is on one list only: `test/house/happenings.spec.ts`.
 */
export function happeningsOf<const List extends Readonly<Record<HappeningKind, KindOfHappening>>>(list: List): List {
  for (const [kind, what] of Object.entries<KindOfHappening>(list)) known.set(kind, what);
  return list;
}

/** What is known of a kind; nothing when it is on no list. */
export function kindOf(kind: string): KindOfHappening | undefined {
  return known.get(kind);
}

import { isPlace, type Mark, type Marks } from './marks';

/** Somebody who asks: who they are, and where they have a role. */
export interface Asker {
  readonly account: string;
  readonly authorities: ReadonlySet<string>;
  readonly schools: ReadonlySet<string>;
}

const anyUuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The marks in something that was answered: ids that stand in it as they are, and children by their names. */
export function marksIn(answer: unknown, marks: Marks): Mark[] {
  const found = new Set<Mark>();
  const anyName = new RegExp([...marks.names.keys()].join('|'), 'g');
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const id of [value, ...(value.match(anyUuid) ?? [])]) {
        const mark = marks.ids.get(id);
        if (mark !== undefined) found.add(mark);
      }
      for (const name of value.match(anyName) ?? []) {
        const mark = marks.names.get(name);
        if (mark !== undefined) found.add(mark);
      }
    } else if (Buffer.isBuffer(value)) look(value.toString('latin1'));
    else if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
      for (const [key, inside] of Object.entries(value)) {
        look(key);
        look(inside);
      }
    }
  };
  look(answer);
  return [...found];
}

/**
 * Whose it was, in the fewest words that cover everything: `own children`, `own school`, `own authority`; `open` for
 * what goes beyond that and says nothing of any child, and `OTHER CHILDREN` for what must never happen.
 */
export function whose(found: readonly Mark[], asker: Asker, marks: Marks): string {
  if (found.length === 0) return 'nobody’s';
  const children = found.flatMap(({ child }) => (child === undefined ? [] : [child]));
  const mine = (child: string): boolean => marks.children.get(child)?.guardians.has(asker.account) ?? false;
  const ours = (child: string): boolean =>
    [...(marks.children.get(child)?.schools ?? [])].some((school) => asker.schools.has(school));
  const within = found.every(({ authority }) => asker.authorities.has(authority));
  if (children.length === 0) {
    if (!within) return 'open';
    const rows = found.filter((mark) => !isPlace(mark));
    const here = rows.every(({ school }) => school !== undefined && asker.schools.has(school));
    return here && asker.schools.size > 0 ? 'own school' : 'own authority';
  }
  if (children.every(mine)) return 'own children';
  if (!within) return 'OTHER CHILDREN';
  return children.every(ours) ? 'own school' : 'own authority';
}

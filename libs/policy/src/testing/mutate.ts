type Path = readonly string[];

/** The path of every leaf of a document: every text, number and truth in it. */
export function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** The document with one leaf changed in one of a few ways: another word, another number, nothing there, or taken out. */
export function mutated(value: unknown, [step, ...rest]: Path, way: number): unknown {
  if (step === undefined) return changed(value, way);
  if (Array.isArray(value)) {
    const at = Number(step);
    if (rest.length === 0 && way % 5 === 4) return value.filter((_item, index) => index !== at);
    return value.map((item: unknown, index) => (index === at ? mutated(item, rest, way) : item));
  }
  const record = { ...(value as Record<string, unknown>) };
  if (rest.length === 0 && way % 5 === 4) delete record[step];
  else record[step] = mutated(record[step], rest, way);
  return record;
}

/** Words that stand somewhere in a policy, so that a change of one may still give a policy. */
const choices = ['kept', 'dissolved', 'down', 'up', 'nearest', 'farthest', 'highest', 'lowest', 'mile', 'metre', 'remaining', 'school', 'nursery', 'medical', 'half', 'none', 'at-application', 'gate', 'other', 'parish', 'east', 'open', 'last', 'in-turn', 'in-order'];

function changed(leaf: unknown, way: number): unknown {
  if (typeof leaf === 'boolean') return !leaf;
  if (typeof leaf === 'number') return leaf + (way % 2 === 0 ? 1 : -1);
  if (typeof leaf !== 'string') return leaf;
  return way % 2 === 0 ? `${leaf}x` : choices[way % choices.length];
}

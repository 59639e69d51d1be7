import { isInside, postcodeList } from '@geography';
import type { Catchment, Home } from '@geography';
import { atomsOf, conditionsOf } from '@policy';
import type { Policy } from '@policy';
import { inWords } from './in-words';
import type { PlainRows, PolicyFile } from './plain-rows';
import type { Problems } from './problems';

/** An area that some policy or fallback asks about, with the maps and lists that say what is in it. */
interface Area {
  readonly id: string;
  readonly parts: readonly Catchment[];
}

/**
 * By child: the areas the home lies in, of those that can be looked up on a map or in a list of postcodes.
 *
 * An area that has neither is known only from the facts given; a policy must then say so in a note, because an area
 * that nobody looked up would leave children out without a word.
 */
export function findAreas(plain: PlainRows, homes: ReadonlyMap<string, Home & { readonly line: number }>, problems: Problems): ReadonlyMap<string, readonly string[]> {
  const areas = areasAskedFor(plain, problems).filter(({ parts }) => parts.length > 0);
  checkHomes(plain, homes, new Set(areas.map(({ id }) => id)), problems);
  const found = new Map<string, readonly string[]>();
  for (const [child, home] of homes) {
    const inside = areas.filter(({ parts }) => parts.some((part) => isInPart(part, home, problems, child))).map(({ id }) => id);
    if (inside.length > 0) found.set(child, inside);
  }
  return found;
}

/** Refuses a preference whose policy asks about a mapped area of a child of whom neither home nor areas are known. */
function checkHomes(plain: PlainRows, homes: ReadonlyMap<string, Home>, mapped: ReadonlySet<string>, problems: Problems): void {
  const asking = new Set(plain.policies.filter(({ policy }) => [...areasOf(policy)].some((area) => mapped.has(area))).map(({ policy }) => policy.id));
  const intakes = new Set(plain.intakes.filter(({ policy }) => asking.has(policy)).map(({ intake }) => intake));
  const given = new Set(plain.facts.filter(({ facts }) => facts.areas !== undefined).map(({ child }) => child));
  for (const { child, intake, line } of plain.preferences) {
    if (homes.has(child) || given.has(child) || !intakes.has(intake)) continue;
    problems.add('preferences.csv', line, `the preference of "${child}" for "${intake}", whose catchment cannot be looked up: homes.csv has no home of "${child}"`, 'add the home, or give the areas in facts.ndjson.');
  }
}

function isInPart(part: Catchment, home: Home & { readonly line: number }, problems: Problems, child: string): boolean {
  if (part.kind !== 'postcodes' || home.postcode !== undefined) return inWords(`homes.csv, line ${String(home.line)}`, () => isInside(part, home));
  problems.add('homes.csv', home.line, `no postcode for "${child}"`, 'give the postcode of every home: a catchment of this round is a list of postcodes.');
  return false;
}

function areasAskedFor(plain: PlainRows, problems: Problems): readonly Area[] {
  const areas = new Map<string, Area & { readonly by: string; readonly definition: string }>();
  const used = new Set(plain.intakes.map(({ policy }) => policy));
  for (const { file, policy } of plain.policies.filter((one) => used.has(one.policy.id))) {
    for (const id of areasOf(policy)) {
      const { postcodes, map, note } = policy.definitions.areas[id] ?? {};
      const definition = JSON.stringify([postcodes ?? [], map ?? '']);
      const before = areas.get(id);
      if (before !== undefined && before.definition !== definition) {
        problems.add(file, 0, `the area "${id}" defined otherwise than in ${before.by}`, 'give different areas different ids: a child\'s facts know an area only by its id.');
      }
      const parts = partsOf(plain, id, { file, policy });
      if (parts.length === 0 && note === undefined && !isGiven(plain, id)) {
        problems.add(file, 0, `the area "${id}" without a map or postcodes`, `add areas/${id}.geojson, or say how children's areas become known in definitions.areas.${id}.note.`);
      }
      areas.set(id, { id, parts, by: file, definition });
    }
  }
  for (const { line, catchment } of plain.intakes) {
    for (const id of catchment ?? []) {
      if (areas.has(id)) continue;
      const parts = piecesOf(plain, id);
      if (parts.length === 0 && !isGiven(plain, id)) problems.add('intakes.csv', line, `the catchment "${id}"`, `an area that has a map: add areas/${id}.geojson.`);
      areas.set(id, { id, parts, by: 'intakes.csv', definition: '' });
    }
  }
  return [...areas.values()];
}

function areasOf(policy: Policy): ReadonlySet<string> {
  const atoms = conditionsOf(policy).flatMap(({ thing }) => atomsOf(thing));
  return new Set(atoms.flatMap((atom) => (atom.kind === 'catchment' ? atom.areas : [])));
}

function partsOf(plain: PlainRows, id: string, { file, policy }: PolicyFile): readonly Catchment[] {
  const { postcodes, map } = policy.definitions.areas[id] ?? {};
  const lists = postcodes === undefined ? [] : [inWords(file, () => postcodeList(postcodes, `definitions.areas.${id}.postcodes`))];
  const named = map === undefined ? [] : piecesOf(plain, map.replace(/^.*\//, '').replace(/\.geojson$/, ''));
  return [...lists, ...(named.length > 0 ? named : piecesOf(plain, id))];
}

function piecesOf(plain: PlainRows, id: string): readonly Catchment[] {
  return plain.areas.filter(({ area }) => area === id).map(({ shape }) => shape);
}

/** Whether any child's facts already name the area. */
function isGiven(plain: PlainRows, id: string): boolean {
  return plain.facts.some(({ facts }) => facts.areas?.includes(id) === true);
}

import {
  buildNetwork,
  isInside,
  parseCatchmentArea,
  parseStreetPlan,
  straightLine,
  walkingMeasurer,
  type Grid,
} from '@geography';
import type { ChildFacts } from '@policy';
import { townFromModels } from './town-from-models';

const files = townFromModels({ children: 400, schools: 24, seed: 3 });
const rows = (path: string): readonly (readonly string[])[] =>
  (files.get(path) ?? '')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const homes = new Map(
  rows('homes.csv').map(([child = '', easting, northing]) => [
    child,
    { easting: Number(easting), northing: Number(northing) },
  ]),
);
const intakes = rows('intakes.csv').map(([id = '', school = '', , , places]) => ({
  id,
  school,
  places: Number(places),
}));
const preferences = rows('preferences.csv').map(([child = '', rank, intake = '']) => ({
  child,
  rank: Number(rank),
  intake,
}));
const held = rows('held.csv').map(([child = '', intake = '', why, counts, mayMove]) => ({
  child,
  intake,
  why,
  counts: counts === 'true',
  mayMove,
}));
const network = buildNetwork(parseStreetPlan(JSON.parse(files.get('network.json') ?? '')));
const [popular, mapped, riverBank, firstVillage, unasked, secondWish, secondVillage, ofItsOwn, quiet] = intakes;

describe('the hard corners of a town', () => {
  it('put twins at the last place of the first village school, so that one comes over the number', () => {
    const others = ordinaryAt(firstVillage?.id);
    expect(firstVillage?.places).toBe(others.length + countingAt(firstVillage?.id) + 1);
    expect(others.every((child) => wishes(child)[0] === firstVillage?.id)).toBe(true);
    const reception = pointOf(firstVillage?.school, 'reception');
    const farthest = Math.max(...others.map((child) => straightLine(home(child), reception)));
    expect(home('corner-twin-1')).toEqual(home('corner-twin-2'));
    expect(straightLine(home('corner-twin-1'), reception)).toBeGreaterThan(farthest);
    expect(facts('corner-twin-1').multipleBirth).toBe(facts('corner-twin-2').multipleBirth);
    expect(files.get(`policies/${firstVillage?.school ?? ''}.yaml`)).toContain('multipleBirths: admit-all-over-number');
  });

  it('have two flats at one point', () => {
    expect(home('corner-flat-1')).toEqual(home('corner-flat-2'));
    expect(wishes('corner-flat-1')).toEqual(wishes('corner-flat-2'));
  });

  it('have a child near to the school across the river, and far on foot', async () => {
    const gates = rows('points.csv').filter(([school, , kind]) => school === riverBank?.school && kind === 'gate');
    const child = { id: 'corner-across-the-river', ...home('corner-across-the-river') };
    const measured = await Promise.all(
      gates.map(async ([, point = '', , easting, northing]) => {
        const gate = { id: point, easting: Number(easting), northing: Number(northing) };
        const [walk] = (await walkingMeasurer(network).measure([child], gate)).distances;
        return { line: straightLine(child, gate), walk: walk?.reached === true ? walk.millimetres : Number.NaN };
      }),
    );
    const line = Math.min(...measured.map((one) => one.line));
    expect(line).toBeLessThan(300_000);
    expect(Math.min(...measured.map(({ walk }) => walk))).toBeGreaterThan(3 * line);
  });

  it('draw a boundary through one home and past another', () => {
    const area = parseCatchmentArea(JSON.parse(files.get(`areas/${mapped?.school ?? ''}-catchment.geojson`) ?? ''));
    expect(isInside(area, { point: home('corner-on-the-line') })).toBe(true);
    expect(isInside(area, { point: home('corner-over-the-line') })).toBe(false);
    expect(straightLine(home('corner-on-the-line'), home('corner-over-the-line'))).toBeLessThan(1_100);
  });

  it('have looked-after children with nothing but their status to help them', () => {
    const centre = pointOf(popular?.school, 'centre');
    const nearer = preferences.filter(
      ({ intake, child }) =>
        intake === popular?.id && straightLine(home(child), centre) < straightLine(home('corner-looked-after'), centre),
    );
    expect(facts('corner-looked-after')).toEqual({ care: 'looked-after' });
    expect(nearer.length).toBeGreaterThan(popular?.places ?? 0);
    expect(facts('corner-from-care-abroad')).toEqual({ care: 'state-care-outside-england' });
  });

  it('have two children who each come first where the other wishes to be', () => {
    expect(wishes('corner-swap-a')).toEqual([secondVillage?.id, ofItsOwn?.id]);
    expect(wishes('corner-swap-b')).toEqual([ofItsOwn?.id, secondVillage?.id]);
    const position = (child: string): number => facts(child).listed?.[0]?.position ?? Number.NaN;
    const reception = pointOf(secondVillage?.school, 'reception');
    expect(position('corner-swap-a')).toBe(position('corner-swap-b') - 1);
    expect(straightLine(home('corner-swap-b'), reception)).toBeLessThan(straightLine(home('corner-swap-a'), reception));
    for (const intake of [secondVillage, ofItsOwn]) {
      const others = ordinaryAt(intake?.id);
      expect(others.every((child) => wishes(child)[0] === intake?.id)).toBe(true);
      expect(intake?.places).toBe(others.length + countingAt(intake?.id) + 1);
    }
  });

  it('have a school that nobody asks for, one with room for all, and one that is nobody’s first wish', () => {
    const asking = (intake: string | undefined): readonly number[] =>
      preferences.filter((one) => one.intake === intake).map(({ rank }) => rank);
    expect(asking(unasked?.id)).toEqual([]);
    expect(asking(quiet?.id).length).toBeGreaterThan(0);
    expect(asking(quiet?.id).length).toBeLessThan(quiet?.places ?? 0);
    expect(asking(secondWish?.id)).toContain(2);
    expect(asking(secondWish?.id)).not.toContain(1);
  });

  it('have a plan for a school that the parent did not ask for, and a wish that cannot come true', () => {
    expect(held).toContainEqual({
      child: 'corner-plan-for-another-school',
      intake: riverBank?.id,
      why: 'ehc-plan',
      counts: true,
      mayMove: 'false',
    });
    expect(wishes('corner-plan-for-another-school')).not.toContain(riverBank?.id);
    expect(wishes('corner-one-hopeless-wish')).toEqual([popular?.id]);
  });
});

/** The children who are not of the corners, hold no place by law, and ask for an intake. */
function ordinaryAt(intake: string | undefined): readonly string[] {
  const placed = new Set(held.map(({ child }) => child));
  return preferences
    .filter((one) => one.intake === intake && !one.child.startsWith('corner-') && !placed.has(one.child))
    .map(({ child }) => child);
}

function countingAt(intake: string | undefined): number {
  return held.filter((one) => one.intake === intake && one.counts).length;
}

function wishes(child: string): readonly string[] {
  return preferences.filter((one) => one.child === child).map(({ intake }) => intake);
}

function home(child: string): Grid {
  const at = homes.get(child);
  if (at === undefined) throw new RangeError(`${child} has no home.`);
  return at;
}

function pointOf(school: string | undefined, point: string): Grid {
  const row = rows('points.csv').find(([one, name]) => one === school && name === point);
  return { easting: Number(row?.[3]), northing: Number(row?.[4]) };
}

function facts(child: string): ChildFacts {
  const line = (files.get('facts.ndjson') ?? '').split('\n').find((one) => one.startsWith(`{"child":"${child}"`));
  return (JSON.parse(line ?? '{}') as { facts: ChildFacts }).facts;
}

import { areaOf, brightonReplay } from './brighton';
import { areas, grandTotal, readAreaCounts } from './brighton-files';
import { compareBrighton } from './compare-brighton';
import { countPlaced } from './count-places';
import { manyDraws, type ManyDraws } from './many-draws';
import { runReplay, type Ran } from './run-replay';
import { tellDraws } from './tell-draws';
import { describeReal, keepingTerminal, published, temporaryFolders } from './testing';

jest.setTimeout(180_000);

const draws = 20;

describeReal('Brighton & Hove, Year 7 of 2023, twenty draws (../shared/data)', () => {
  const folder = temporaryFolders();
  let ran: Ran;
  let many: ManyDraws;

  beforeAll(async () => {
    ran = await runReplay(brightonReplay(published, 1), folder(), keepingTerminal());
    many = manyDraws(ran.replay, ran.parts, draws, areaOf);
  });

  it('has families whose preferences come to the real counts, in every area, at every school and rank', () => {
    const idOf = new Map(ran.replay.schools.map(({ id, name }) => [name, id]));
    for (const { letter, school, named } of readAreaCounts(published).filter((count) => count.school !== grandTotal)) {
      const area = areas.find((one) => one.letter === letter)?.id;
      const mine = ran.replay.families.filter(({ id }) => areaOf(id) === area).flatMap(({ wishes }) => wishes.filter((wish) => wish.school === idOf.get(school)));
      expect([1, 2, 3].map((rank) => mine.filter((wish) => wish.rank === rank).length)).toEqual([...named]);
    }
  });

  it('has every home in its own catchment area, as freezing found it on the real map', () => {
    expect(ran.parts.children).toHaveLength(2_375);
    expect(ran.parts.facts).toHaveLength(2_375);
    for (const { child, facts } of ran.parts.facts) expect(facts).toEqual({ areas: [areaOf(child)] });
  });

  it('gives every child a place, and every property holds in every draw', () => {
    expect(ran.verification.properties.filter((one) => !one.holds).map(({ name }) => name)).toEqual([]);
    expect(many.verified).toBe(draws);
    expect(countPlaced(ran.snapshot, ran.outcome)).toMatchObject({ children: 2_375, without: 0 });
    expect(many.schools.reduce((sum, { placed }) => sum + placed.mean, 0)).toBeCloseTo(2_375, 6);
    for (const { places, placed } of many.schools) expect(placed.most).toBeLessThanOrEqual(places);
  });

  it('gives the same when it is run again', async () => {
    const again = await runReplay(brightonReplay(published, 1), folder(), keepingTerminal());
    expect([again.snapshot.digest, again.digest]).toEqual([ran.snapshot.digest, ran.digest]);
    expect(manyDraws(again.replay, again.parts, 3, areaOf)).toEqual(manyDraws(ran.replay, ran.parts, 3, areaOf));
  });

  it('draws anew each time: first preferences met at a full school differ from draw to draw', () => {
    const stringer = many.schools.find(({ id }) => id === 'dorothy-stringer-school');
    expect(stringer?.first.most).toBeGreaterThan(stringer?.first.least ?? Number.NaN);
  });

  it('is told school by school beside the real allocation, with the causes of the differences', () => {
    const terminal = keepingTerminal();
    const comparison = compareBrighton(published, many);
    tellDraws(comparison, terminal);
    expect(comparison.rows.reduce((sum, { allocated }) => sum + allocated, 0)).toBe(2_375);
    const said = terminal.said.join('\n');
    expect(said).toMatch(/Varndean School +300 +418 +300 +300\.0/);
    expect(said).toContain('20 of them hold every property');
    expect(said).toContain('EHC plan');
  });
});

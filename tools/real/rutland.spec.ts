import { BadInput } from '@kernel';
import { join } from 'node:path';
import { explain } from '../commands/explain';
import { frozen } from '../commands/freeze';
import { countPlaced } from './count-places';
import { runReplay, type Ran } from './run-replay';
import { rutlandReplay, type RutlandReplay, type RutlandRound } from './rutland';
import { describeReal, keepingTerminal, published, temporaryFolders } from './testing';
import { writeReplay } from './write-replay';

jest.setTimeout(120_000);

const rounds: readonly RutlandRound[] = ['reception', 'year-7'];

describeReal.each(rounds)('Rutland, %s, on its own footpaths (../shared/data)', (round) => {
  const folder = temporaryFolders();
  let made: RutlandReplay;
  let ran: Ran;
  let where: string;

  beforeAll(async () => {
    made = await rutlandReplay(published, round, 1);
    where = folder();
    ran = await runReplay(made.replay, where, keepingTerminal());
  });

  it('has the schools, the numbers and the postcodes that were published', () => {
    expect([ran.snapshot.intakes.length, ran.snapshot.children.length, ran.snapshot.preferenceIntake.length]).toEqual(round === 'reception' ? [17, 350, 761] : [3, 612, 1_139]);
    expect(made.postcodes).toBe(1_279);
    expect(ran.parts.measurements.every(({ method, network }) => method === 'walking-route' && network !== undefined)).toBe(true);
  });

  it('gives every child a place, and every property holds', () => {
    expect(ran.verification.properties.filter((one) => !one.holds).map(({ name }) => name)).toEqual([]);
    const { children, byRank, byFallback, without } = countPlaced(ran.snapshot, ran.outcome);
    expect(byRank.reduce((sum, number) => sum + number, 0) + byFallback + without).toBe(children);
    expect(without).toBe(0);
  });

  it('gives the same bytes when it is run again', async () => {
    const again = await runReplay((await rutlandReplay(published, round, 1)).replay, folder(), keepingTerminal());
    expect([again.snapshot.digest, again.digest]).toEqual([ran.snapshot.digest, ran.digest]);
  });

  it('explains a refusal in metres walked, not in a straight line', () => {
    const refused = ran.snapshot.children.findIndex((_, child) => ran.outcome.placedIntake[child] !== ran.snapshot.preferenceIntake[ran.snapshot.preferenceStart[child] ?? 0]);
    const terminal = keepingTerminal();
    explain(join(where, 'snapshot'), join(where, 'outcome'), { child: ran.snapshot.children[refused] ?? '' }, terminal);
    expect(terminal.said.join('\n')).toMatch(/\d metres/);
    expect(terminal.said.join('\n')).not.toContain('straight line');
  });

  it('is refused, line by line, when a family lives where no path leads to a school', async () => {
    const [postcode] = made.unreachable;
    if (postcode === undefined) throw new Error('Every postcode can be walked from, so nothing is tried here.');
    const [first, ...others] = made.replay.families;
    if (first === undefined) throw new Error('There is no family.');
    const stranded = join(folder(), 'round');
    writeReplay({ ...made.replay, families: [{ ...first, home: postcode }, ...others] }, stranded);
    const fault: unknown = await frozen(stranded, join(folder(), 'snapshot'), false, keepingTerminal()).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(BadInput);
    const problems = fault instanceof BadInput ? fault.problems : [];
    expect(problems.length).toBeGreaterThan(0);
    for (const { file, found } of problems) {
      expect(file).toMatch(/^(preferences|homes)\.csv, line \d+$/);
      expect(found).toContain(`"${first.id}"`);
    }
  });
});

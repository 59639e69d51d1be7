import { boroughReplay, type BoroughReplay } from './barking-and-dagenham';
import { countByIntake, countPlaced } from './count-places';
import { runReplay, type Ran } from './run-replay';
import { tellDemand, tellReplay } from './tell';
import { describeReal, keepingTerminal, published, temporaryFolders } from './testing';

jest.setTimeout(120_000);

describeReal('Barking and Dagenham, Year 7 of 2026, whole (../shared/data)', () => {
  const folder = temporaryFolders();
  let made: BoroughReplay;
  let ran: Ran;

  beforeAll(async () => {
    made = boroughReplay(published, 1);
    ran = await runReplay(made.replay, folder(), keepingTerminal());
  });

  it('is of the size that was published: 3,043 offers at twelve schools, 8,114 preferences', () => {
    expect(ran.snapshot.children).toHaveLength(3_043);
    expect(ran.snapshot.intakes).toHaveLength(12);
    expect(ran.snapshot.preferenceIntake).toHaveLength(8_114);
  });

  it('names each school as often as it was really named', () => {
    const counts = new Map(countByIntake(ran.snapshot, ran.outcome).map(({ namedFirst }, at) => [ran.snapshot.intakes[at]?.id, namedFirst]));
    made.demand.forEach(({ first }, at) => {
      expect(counts.get(made.replay.schools[at]?.id)).toBe(first);
    });
  });

  it('fills every place, and every property holds', () => {
    expect(ran.verification.properties.filter((one) => !one.holds).map(({ name }) => name)).toEqual([]);
    const { byRank, byFallback, without } = countPlaced(ran.snapshot, ran.outcome);
    expect(byRank.reduce((sum, number) => sum + number, 0) + byFallback).toBe(3_043);
    expect(without).toBe(0);
    countByIntake(ran.snapshot, ran.outcome).forEach(({ placed }, at) => {
      expect(placed).toBe(ran.snapshot.intakes[at]?.places);
    });
  });

  it('gives the same bytes when it is run again, and others with another seed', async () => {
    const again = await runReplay(boroughReplay(published, 1).replay, folder(), keepingTerminal());
    const other = await runReplay(boroughReplay(published, 2).replay, folder(), keepingTerminal());
    expect(again.digest).toBe(ran.digest);
    expect(other.digest).not.toBe(ran.digest);
  });

  it('is told with the published figures beside ours', () => {
    const terminal = keepingTerminal();
    tellReplay(ran, 'borough', terminal);
    tellDemand(made, ran, terminal);
    const said = terminal.said.join('\n');
    expect(said).toContain('Verified: all 14 properties hold');
    expect(said).toMatch(/Robert Clack School +430 +430 +1,147 +1,147 +507 +507 +425 +\d+/);
    expect(said).toContain('First preferences met: 85.4% published');
  });
});

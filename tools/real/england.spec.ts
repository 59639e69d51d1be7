import { decide } from '@allocation';
import type { Outcome, Snapshot } from '@allocation';
import { verify } from '@allocation/verify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readOutcome } from '../files/outcome';
import { readSnapshot } from '../files/snapshot';
import { countPlaced } from './count-places';
import { nationOf, readNationFigures } from './england';
import { runNation } from './run-nation';
import { describeReal, keepingTerminal, published, temporaryFolders } from './testing';

jest.setTimeout(180_000);

describeReal('England, a tenth of it: 60,000 children and 340 schools (../shared/data)', () => {
  let snapshot: Snapshot;
  let outcome: Outcome;

  beforeAll(() => {
    snapshot = nationOf(published, { children: 60_000, schools: 340, seed: 1 });
    outcome = decide(snapshot);
  });

  it('is decided, adds up, and every property holds', () => {
    const { byRank, byFallback, without, children } = countPlaced(snapshot, outcome);
    expect(children).toBe(60_000);
    expect(byRank.reduce((sum, number) => sum + number, 0) + byFallback + without).toBe(60_000);
    expect(verify(snapshot, outcome).properties.filter((one) => !one.holds).map(({ name }) => name)).toEqual([]);
  });

  it('gives the same decision again', () => {
    const again = decide(nationOf(published, { children: 60_000, schools: 340, seed: 1 }));
    expect(Buffer.from(again.placedIntake.buffer).equals(Buffer.from(outcome.placedIntake.buffer))).toBe(true);
    expect(Buffer.from(again.verdicts.buffer).equals(Buffer.from(outcome.verdicts.buffer))).toBe(true);
  });
});

describeReal('England, as files (../shared/data)', () => {
  const folder = temporaryFolders();

  it('has the published sums: 506,598 of 607,642 first preferences met in 2022', () => {
    expect(readNationFigures(published)).toEqual({ firstPreferences: 607_642, firstOffers: 506_598, secondOffers: 51_011, thirdOffers: 16_569, preferredOffers: 582_869, offers: 607_943 });
  });

  it('is written as a snapshot and an outcome that verify when they are read back', () => {
    const out = join(folder(), 'england');
    const terminal = keepingTerminal();
    const size = { data: published, out: 'england', children: 3_000, schools: 20, seed: 1 };
    expect(runNation(size, out, terminal)).toBe(0);
    const { snapshot } = readSnapshot(join(out, 'snapshot'));
    expect(verify(snapshot, readOutcome(join(out, 'outcome'), snapshot)).holds).toBe(true);
    expect(terminal.said.join('\n')).toMatch(/Offered their first +506,598 +83\.4% +2,\d{3} +\d\d\.\d%/);
  });

  it('is told as JSON to a program', () => {
    const terminal = keepingTerminal();
    runNation({ data: published, out: 'england', children: 1_000, schools: 8, seed: 1, json: true }, join(folder(), 'england'), terminal);
    expect(terminal.said).toHaveLength(1);
    expect(JSON.parse(terminal.said[0] ?? '')).toMatchObject({ round: 'England', holds: true, placed: { children: 1_000 }, published: { firstOffers: 506_598 } });
  });

  it('is refused, and nothing written, where the published file is not there', () => {
    const out = join(folder(), 'england');
    expect(() => runNation({ data: folder(), out: 'england', children: 100, schools: 5, seed: 1 }, out, keepingTerminal())).toThrow('apps_offers');
    expect(existsSync(out)).toBe(false);
  });
});

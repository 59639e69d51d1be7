import { decide } from '@allocation';
import type { Outcome } from '@allocation';
import { join } from 'node:path';
import { freeze } from './freeze';
import { townFromModels } from '../town';
import { newTown } from './town';
import { readOutcome } from '../files/outcome';
import { writeOutcome } from '../files/outcome';
import { readSnapshot } from '../files/snapshot';
import { changed, exampleFolder, filesOf, listening, temporaryFolders, writeFiles } from './testing/support';

describe('An outcome that is written and read again', () => {
  const newFolder = temporaryFolders();

  it('is the same in every column, for a town with pools, bands, draws, twins and walks', async () => {
    const folder = newFolder();
    newTown(townFromModels({ children: 400, schools: 12, seed: 7 }), join(folder, 'town'));
    await comesBackSame(folder, join(folder, 'town'), (lists) => {
      expect(lists.some(({ drawn }) => drawn.size > 0)).toBe(true);
      expect(new Set(lists.map(({ stage }) => stage)).size).toBeGreaterThan(1);
    });
  });

  it('is the same in every column after offer day, when each place has its own draw', async () => {
    const folder = newFolder();
    const late = changed(filesOf(join(exampleFolder, 'plain')), 'round.yaml', (text) => text.replace('kind: offer-day', 'kind: after-offer-day'));
    writeFiles(join(folder, 'plain'), late);
    await comesBackSame(folder, join(folder, 'plain'), (lists) => {
      expect(Math.max(...lists.map(({ vacancy }) => vacancy))).toBeGreaterThan(1);
    });
  });
});

/** The outcome as it would be had the first key of each list not been found. */
function withoutFirstKeys(outcome: Outcome): Outcome {
  const lists = outcome.lists.map((list) => ({ ...list, keys: list.keys.map((key, at) => (at === 0 ? Number.NaN : key)) }));
  return { ...outcome, lists };
}

async function comesBackSame(folder: string, plain: string, check: (lists: Outcome['lists']) => void): Promise<void> {
  await freeze(plain, { out: join(folder, 'snapshot') }, listening());
  const { snapshot } = readSnapshot(join(folder, 'snapshot'));
  const outcome = withoutFirstKeys(decide(snapshot));
  check(outcome.lists);
  const digest = writeOutcome(join(folder, 'outcome'), snapshot, outcome);
  const again = readOutcome(join(folder, 'outcome'), snapshot);
  expect(again).toEqual(outcome);
  expect(writeOutcome(join(folder, 'again'), snapshot, again)).toBe(digest);
}

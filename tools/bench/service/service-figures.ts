import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figure';
import { startDatabases } from './databases';
import { myOfferFigures } from './my-offer';
import { readyTown, type Say } from './ready-town';
import { releasedTown } from './released-town';
import { releaseFigures } from './releasing';
import { storingFigures } from './storing';
import { submissionFigures } from './submissions';

const parts = ['storing', 'submit', 'release', 'my-offer'] as const;

interface Asked {
  /** Where the town is kept from one run to the next; thrown away at the end when it is not said. */
  readonly keep: string | undefined;
  readonly children: number;
  readonly country: number;
  /** How often a release and the keeping of a country are measured. */
  readonly times: number;
  readonly turns: number;
  /** Whether what would have changed each refusal is worked out, which takes minutes. */
  readonly reasons: boolean;
  readonly only: string | undefined;
}

/** Measures the service on a real PostgreSQL and prints each figure as a line of JSON; says on the other stream how far it is. */
async function main(): Promise<void> {
  const asked = askedIn(process.argv.slice(2));
  const folder = asked.keep ?? mkdtempSync(join(tmpdir(), 'fairplace-bench-'));
  const say: Say = (sentence) => {
    process.stderr.write(`${sentence}\n`);
  };
  const databases = await startDatabases(folder);
  const print = (figures: readonly Figure[]): void => {
    for (const figure of figures) console.log(JSON.stringify(figure));
  };
  try {
    await readyTown(folder, databases.town, asked.children, say);
    const wanted = parts.filter((part) => (asked.only === undefined ? part !== 'my-offer' : asked.only === part));
    if (wanted.includes('submit')) print(await submissionFigures(databases, asked.turns));
    if (wanted.includes('my-offer')) {
      const released = await releasedTown(databases, folder, 'my_offer', say);
      print(await myOfferFigures(databases, released, asked.turns));
      await databases.drop('my_offer');
    }
    if (wanted.includes('release')) {
      const { figures, released } = await releaseFigures(databases, asked, say);
      print(figures);
      say('Families look at their offers.');
      print(await myOfferFigures(databases, released, asked.turns));
      await databases.drop(new URL(released).pathname.slice(1));
    }
    if (wanted.includes('storing')) print(await storingFigures(databases, asked.country, asked.times, say));
  } finally {
    await databases.stop();
    if (asked.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function askedIn(words: readonly string[]): Asked {
  const after = (flag: string): string | undefined => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
  return {
    keep: after('--keep'),
    children: Number(after('--children') ?? 4000),
    country: Number(after('--country') ?? 600_000),
    times: Number(after('--times') ?? 3),
    turns: Number(after('--turns') ?? 7),
    reasons: !words.includes('--no-reasons'),
    only: after('--only'),
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

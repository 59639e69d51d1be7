import { decide, type Snapshot } from '@allocation';
import { verify } from '@allocation/verify';
import { stop } from 'esbuild';
import fc from 'fast-check';
import { pooledRounds, pooledSnapshot } from '../properties/pooled-worlds';
import { simpleRounds, simpleSnapshot, twinRounds } from '../properties/worlds';
import { Dice } from '../verify/dice';
import { randomWorld } from '../verify/random-world';
import { cornerRounds } from './corner-rounds';
import { type Decide, engineWith, type Mutant, mutatedText } from './mutated-engine';
import { mutantsOfChoosing } from './mutants-of-choosing';
import { mutantsOfMatching } from './mutants-of-matching';
import { mutantsOfRanking } from './mutants-of-ranking';

const mutants: readonly Mutant[] = [...mutantsOfMatching, ...mutantsOfChoosing, ...mutantsOfRanking];

/** Two minutes, in milliseconds: a mutant is caught in a moment, but a machine may be busy. */
const minutes = 120_000;

/** How many rounds a mutant has to hide in. */
const rounds = 900;

/** The corners first, made by hand. Of every six others one is simple, one full of twins, one full of pools, and three have any shape at all. */
const runs = { seed: 2028, numRuns: rounds / 6 };
const simple = fc.sample(simpleRounds({ children: 20, schools: 5 }), runs);
const twins = fc.sample(twinRounds({ children: 14, schools: 4 }), runs);
const pooled = fc.sample(pooledRounds({ children: 24, schools: 2 }), runs);

/** Rounds made when first needed, the same for every mutant. */
const made = new Map<number, Snapshot>();
function round(seed: number): Snapshot {
  const ready = made.get(seed);
  if (ready !== undefined) return ready;
  const snapshot = make(seed);
  made.set(seed, snapshot);
  return snapshot;
}

function make(seed: number): Snapshot {
  const corner = cornerRounds[seed];
  if (corner !== undefined) return simpleSnapshot(corner);
  const at = Math.floor(seed / 6);
  const [one, born, pools] = [simple[at], twins[at], pooled[at]];
  if (seed % 6 === 1 && one !== undefined) return simpleSnapshot(one);
  if (seed % 6 === 3 && born !== undefined) return simpleSnapshot(born);
  if (seed % 6 === 5 && pools !== undefined) return pooledSnapshot(pools);
  return randomWorld(new Dice(seed));
}

/** Whether the engine as it is decides a round, rather than stopping over a policy that does not settle. */
const decides = new Map<number, boolean>();
function canBeDecided(seed: number): boolean {
  const known = decides.get(seed);
  if (known !== undefined) return known;
  const can = attempt(decide, round(seed)) !== 'stopped';
  decides.set(seed, can);
  return can;
}

function attempt(one: Decide, snapshot: Snapshot): ReturnType<Decide> | 'stopped' {
  try {
    return one(snapshot);
  } catch {
    return 'stopped';
  }
}

/** What gives an engine away in one round: the properties it breaks, or that it stops where a decision can be made. */
function givenAway(one: Decide, seed: number): readonly string[] {
  const outcome = attempt(one, round(seed));
  if (outcome === 'stopped') return canBeDecided(seed) ? ['stopped'] : [];
  const { properties } = verify(round(seed), outcome);
  return properties.filter((property) => !property.holds).map(({ name }) => name);
}

describe('The verifier', () => {
  const report: string[] = [];

  afterAll(async () => {
    process.stdout.write(`Mutants of the engine, the first round that gave each away, and the properties that did:\n${report.join('\n')}\n`);
    await stop();
  });

  it('finds nothing against the engine as it is, built in the same way', async () => {
    const engine = await engineWith(undefined);
    const accused = Array.from({ length: 60 }, (_, seed) => ({ seed, by: givenAway(engine, seed) })).filter(({ by }) => by.length > 0);
    expect(accused).toEqual([]);
  }, minutes);

  it('is put to mutants that each have a name of their own', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThanOrEqual(30);
  });

  it.each(mutants)('catches the mutant "$name" ($why)', async (mutant) => {
    const engine = await engineWith(mutant);
    let caught: readonly string[] = [];
    let seed = 0;
    while (caught.length === 0 && seed < rounds) {
      caught = givenAway(engine, seed);
      seed += 1;
    }
    report.push(`  ${mutant.name}: round ${String(seed - 1)}, ${caught.join(' ') || 'SURVIVED'}`);
    expect(caught).not.toEqual([]);
  }, minutes);

  it('is never put to a mutant that is no longer one', () => {
    const [first] = mutants;
    if (first === undefined) throw new Error('There are no mutants.');
    expect(() => mutatedText({ ...first, find: 'text that stands nowhere' })).toThrow('stands 0 times');
    expect(() => mutatedText({ ...first, find: 'const' })).toThrow('it must stand there once');
  });
});

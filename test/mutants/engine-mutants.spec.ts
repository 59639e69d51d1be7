import { decide, type Snapshot } from '@allocation';
import { verify } from '@allocation/verify';
import { stop } from 'esbuild';
import fc from 'fast-check';
import { simpleRounds, simpleSnapshot } from '../properties/worlds';
import { Dice } from '../verify/dice';
import { randomWorld } from '../verify/random-world';
import { type Decide, engineWith, type Mutant, mutatedText } from './mutated-engine';
import { mutantsOfChoosing } from './mutants-of-choosing';
import { mutantsOfMatching } from './mutants-of-matching';
import { mutantsOfRanking } from './mutants-of-ranking';

const mutants: readonly Mutant[] = [...mutantsOfMatching, ...mutantsOfChoosing, ...mutantsOfRanking];

/** How many random rounds a mutant has to hide in. */
const rounds = 1_500;

/** Rounds made when first needed, the same for every mutant: one simple round for every three of any shape. */
const simple = fc.sample(simpleRounds({ children: 20, schools: 5 }), { seed: 2028, numRuns: Math.ceil(rounds / 4) });
const made = new Map<number, Snapshot>();
function round(seed: number): Snapshot {
  const ready = made.get(seed);
  if (ready !== undefined) return ready;
  const one = simple[seed / 4];
  const snapshot = one === undefined ? randomWorld(new Dice(seed)) : simpleSnapshot(one);
  made.set(seed, snapshot);
  return snapshot;
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
  });

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
  });

  it('is never put to a mutant that is no longer one', () => {
    const [first] = mutants;
    if (first === undefined) throw new Error('There are no mutants.');
    expect(() => mutatedText({ ...first, find: 'text that stands nowhere' })).toThrow('stands 0 times');
    expect(() => mutatedText({ ...first, find: 'const' })).toThrow('it must stand there once');
  });
});

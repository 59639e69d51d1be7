import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { offerStates } from '@contract';
import { move, offerSteps } from './offers.states';

const root = join(__dirname, '..', '..', '..', '..');
const steps = Object.entries(offerSteps).flatMap(([from, tos]) => tos.map((to) => [from, to] as const));

describe('The steps of an offer', () => {
  it('are those of the table, and every other is refused', () => {
    for (const from of offerStates) {
      for (const to of offerStates) {
        if (offerSteps[from].includes(to)) expect(move(from, to)).toBe(to);
        else expect(() => move(from, to)).toThrow(`An offer that is ${from} cannot be ${to}.`);
      }
    }
  });

  it('are the same in the database', () => {
    const migration = readFileSync(join(root, 'apps/api/src/platform/database/migrations/0012-offers.ts'), 'utf8');
    const table = /\(OLD\.state, NEW\.state\) NOT IN \(([^;]*?)\n {4}\) THEN/.exec(migration)?.[1] ?? '';
    const pairs = [...table.matchAll(/\('([a-z]+)', '([a-z]+)'\)/g)].map(([, from, to]) => [from, to]);
    expect(pairs).toEqual(steps.map(([from, to]) => [from, to]));
  });

  it('are drawn as they are', () => {
    const page = readFileSync(join(root, 'docs/offers-and-waiting-lists.md'), 'utf8');
    for (const [from, tos] of Object.entries(offerSteps)) {
      if (tos.length > 0) expect(page).toContain(`\n${from} → ${tos.join(', ')}\n`);
    }
  });
});

import { keysOf, lintPolicy, parseCode, parsePolicy, type Policy } from '@policy';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { townFromModels } from './town-from-models';

const config = join(__dirname, '../../config');
const folder = join(config, 'policies/town');
const models = readdirSync(folder).map((file) => parsePolicy(readFileSync(join(folder, file), 'utf8'), file));
const codeFile = 'school-admissions-code-2021.yaml';
const code = parseCode(readFileSync(join(config, 'code', codeFile), 'utf8'), codeFile);

describe('the policies of the town', () => {
  it.each(models.map((policy, at) => [readdirSync(folder)[at] ?? '', policy] as const))(
    'has a lawful model in %s',
    (_file, policy) => {
      expect(mustsOf(policy)).toEqual([]);
    },
  );

  it.each(['secondary', 'primary'] as const)('are lawful when fitted to their schools (%s)', (phase) => {
    const files = townFromModels({ children: 200, schools: 24, seed: 11, phase });
    const fitted = [...files]
      .filter(([path]) => path.startsWith('policies/'))
      .map(([path, text]) => parsePolicy(text, path));
    expect(fitted.flatMap(mustsOf)).toEqual([]);
  });

  it('use every form of pool, cap, order and twin rule somewhere', () => {
    const amounts = models.flatMap((policy) => [
      ...(policy.pools ?? []).map(({ places }) => places),
      ...policy.rows.flatMap(({ upTo }) => upTo?.amount ?? []),
    ]);
    const bases = amounts.flatMap((amount) =>
      amount.kind === 'share' ? [typeof amount.of === 'string' ? amount.of : 'leftAfter'] : [amount.kind],
    );
    expect(sorted(bases)).toEqual([
      'admission-number',
      'admission-number-less-ehc-plans',
      'all-remaining',
      'leftAfter',
      'places',
      'remaining',
    ]);
    const unfilled = models.flatMap(({ pools = [] }) => pools.map((pool) => pool.unfilled));
    expect(sorted(unfilled.map((one) => (one.kind === 'flow' ? one.how : one.kind)))).toEqual([
      'by-draw',
      'in-order',
      'in-turn',
      'lost',
      'remains',
    ]);
    expect(sorted(unfilled.flatMap((one) => (one.kind === 'flow' ? [one.when] : [])))).toEqual([
      'after-last-pool',
      'at-its-turn',
    ]);
    expect(sorted(models.flatMap(({ pools = [] }) => pools.map((pool) => pool.afterOfferDay)))).toEqual([
      'dissolved',
      'kept',
    ]);
    expect(sorted(models.flatMap(({ rows }) => rows.flatMap(({ upTo }) => upTo?.counts.kind ?? [])))).toEqual([
      'everyone-meeting',
      'this-row',
    ]);
    expect(sorted(models.flatMap((policy) => keysOf(policy).map(({ thing }) => thing.by)))).toEqual([
      'distance',
      'distance-difference',
      'draw',
      'listed',
      'meeting',
      'points',
      'score',
    ]);
    expect(sorted(models.map(({ multipleBirths }) => multipleBirths))).toEqual([
      'admit-all-over-number',
      'linked-unit',
      'none',
      'sibling-once-one-offered',
    ]);
    expect(models.some(({ ehcPlansCountIn }) => ehcPlansCountIn !== undefined)).toBe(true);
  });
});

function mustsOf(policy: Policy): readonly string[] {
  return lintPolicy(policy, code)
    .filter(({ strength }) => strength === 'must')
    .map(({ says }) => `${policy.id}: ${says}`);
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePolicy, policyDigest } from '@policy';

/**
 * Every policy document kept in config/policies is one that the parser accepts, and each real or model policy is a document
 * of its own. Those of the town are patterns that it fills in for many schools.
 */

const folder = join(__dirname, '../../config/policies');

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort();

describe('The policy documents', () => {
  it('are there', () => {
    expect(files.filter((file) => file.startsWith('real')).length).toBeGreaterThanOrEqual(20);
    expect(files.filter((file) => file.startsWith('model')).length).toBeGreaterThanOrEqual(5);
  });

  it.each(files)('%s is a policy', (file) => {
    const policy = parsePolicy(readFileSync(join(folder, file), 'utf8'), file);
    expect(policy.rows.length).toBeGreaterThan(0);
  });

  it('differ from one another, in digest and in id', () => {
    const policies = files
      .filter((file) => !file.startsWith('town'))
      .map((file) => parsePolicy(readFileSync(join(folder, file), 'utf8'), file));
    expect(repeated(policies.map((policy) => policy.id))).toEqual([]);
    expect(repeated(policies.map(policyDigest))).toEqual([]);
  });

  it.each(files.filter((file) => file.startsWith('real')))('%s says where it was read and how sure we are', (file) => {
    const policy = parsePolicy(readFileSync(join(folder, file), 'utf8'), file);
    expect(policy.source?.from.length ?? 0).toBeGreaterThan(0);
    expect(policy.source?.confidence).not.toBe('low');
  });
});

describe('docs/real-policies.md', () => {
  const lines = readFileSync(join(__dirname, '../../docs/real-policies.md'), 'utf8').split('\n');
  const named = lines.flatMap((line) =>
    [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => `real/${match[1] ?? ''}.yaml`),
  );

  it('has a row for each real policy and for nothing else', () => {
    expect([...named].sort()).toEqual(files.filter((file) => file.startsWith('real')));
  });

  it.each(named)('tells the truth of %s', (file) => {
    const policy = parsePolicy(readFileSync(join(folder, file), 'utf8'), file);
    const row = lines
      .find((line) => line.includes(`\`${file.slice('real/'.length, -'.yaml'.length)}\``))
      ?.split('|')
      .map((cell) => cell.trim());
    expect(row?.[3]).toBe(policy.source?.confidence);
    expect(row?.[4]).toBe(policy.notForRanking === undefined ? 'yes' : 'no');
  });
});

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from '@contract';
import { parsePolicy } from '@policy';
import { claimsAskedBy, isAsked } from './claims-asked';

const town = join(__dirname, '..', '..', '..', '..', '..', 'config', 'policies', 'town');

function askedBy(model: string): ReturnType<typeof claimsAskedBy> {
  const file = `${model}.yaml`;
  return claimsAskedBy(parsePolicy(readFileSync(join(town, file), 'utf8'), file), 'the-school');
}

describe('What a policy asks', () => {
  it('is what its rows, tests and tie-breaks need, and no more', () => {
    const kinds = (model: string): string[] => [...new Set(askedBy(model).map(({ kind }) => kind))].sort();
    expect(kinds('church-aided')).toEqual(['care', 'faith', 'multiple-birth', 'sibling']);
    expect(kinds('grammar')).toContain('test');
    expect(kinds('feeder-academy')).toContain('attends');
    expect(kinds('drawn-by-lot')).not.toContain('faith');
    expect(kinds('own-list')).not.toContain('test');
  });

  it('names the schools, forms and statuses that may be claimed', () => {
    const asked = askedBy('church-aided');
    expect(asked.find(({ kind }) => kind === 'faith')).toEqual({
      kind: 'faith',
      askedBy: 'the-school',
      schools: ['the-school'],
      names: ['church-form'],
    });
    const faith: Claim & { kind: 'faith' } = { kind: 'faith', school: 'the-school', form: 'church-form', terms: [] };
    expect(isAsked(faith, asked)).toBe(true);
    expect(isAsked({ ...faith, school: 'another' }, asked)).toBe(false);
    expect(isAsked({ ...faith, form: 'other-form' }, asked)).toBe(false);
    expect(isAsked({ kind: 'care', status: 'looked-after' }, asked)).toBe(true);
    expect(isAsked({ kind: 'premium', premium: 'pupil-premium' }, asked)).toBe(false);
    expect(isAsked({ kind: 'sibling', school: 'another', name: 'X', tie: 'full' }, asked)).toBe(false);
  });

  it('is asked of every model of the town without a gap', () => {
    for (const model of [
      'community',
      'banded-academy',
      'musical-academy',
      'infant-and-junior',
      'partly-selective',
      'village',
    ]) {
      for (const { kind, askedBy: school } of askedBy(model)) expect([kind, school]).toEqual([kind, 'the-school']);
    }
  });
});

import { isSent, move, moves } from './applications.states';

describe('The states of an application', () => {
  it('lead from draft to sent, and end where it is withdrawn or void', () => {
    expect(move('draft', 'submitted')).toBe('submitted');
    expect(move('submitted', 'amended')).toBe('amended');
    expect(move('amended', 'amended')).toBe('amended');
    expect(moves.withdrawn).toEqual([]);
    expect(moves.void).toEqual([]);
  });

  it.each([
    ['submitted', 'submitted', 'applications.already-submitted'],
    ['draft', 'amended', 'applications.not-submitted'],
    ['withdrawn', 'submitted', 'applications.ended'],
    ['void', 'withdrawn', 'applications.ended'],
  ] as const)('do not lead from %s to %s', (from, to, code) => {
    expect(() => move(from, to)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('count as sent while they stand', () => {
    expect((['draft', 'submitted', 'amended', 'withdrawn', 'void'] as const).filter(isSent)).toEqual([
      'submitted',
      'amended',
    ]);
  });
});

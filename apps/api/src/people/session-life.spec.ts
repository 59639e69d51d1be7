import { expiryOf, holdsAt, sessionLife, useIsDue } from './session-life';

const start = new Date('2027-03-01T09:00:00Z');
const later = (milliseconds: number): Date => new Date(start.getTime() + milliseconds);
const fresh = { usedAt: start, endsAt: later(sessionLife.most), endedAt: null };

describe('a session', () => {
  it('holds until it was not used for an hour', () => {
    expect(holdsAt(fresh, later(sessionLife.idle - 1))).toBe(true);
    expect(holdsAt(fresh, later(sessionLife.idle))).toBe(false);
  });

  it('ends after twelve hours however much it is used', () => {
    const used = { ...fresh, usedAt: later(sessionLife.most - 1000) };
    expect(expiryOf(used)).toEqual(fresh.endsAt);
    expect(holdsAt(used, fresh.endsAt)).toBe(false);
  });

  it('does not hold once it was ended', () => {
    expect(holdsAt({ ...fresh, endedAt: start }, start)).toBe(false);
  });

  it('is written down as used once a minute', () => {
    expect(useIsDue(fresh, later(59_999))).toBe(false);
    expect(useIsDue(fresh, later(60_000))).toBe(true);
  });
});

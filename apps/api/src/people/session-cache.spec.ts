import { SessionCache } from './session-cache';

const at = (milliseconds: number): Date => new Date(milliseconds);

describe('what is remembered of sessions', () => {
  it('is forgotten after its time, and when the clock is moved back', () => {
    const cache = new SessionCache(10);
    cache.put('a', { account: '1' }, at(10_000), cache.mark());
    expect(cache.get('a', at(14_999), 5_000)).toEqual({ account: '1' });
    expect(cache.get('a', at(15_000), 5_000)).toBeUndefined();
    cache.put('a', { account: '1' }, at(10_000), cache.mark());
    expect(cache.get('a', at(9_999), 5_000)).toBeUndefined();
  });

  it('is bounded: the oldest goes first', () => {
    const cache = new SessionCache(2);
    for (const key of ['a', 'b', 'c']) cache.put(key, { account: key }, at(0), cache.mark());
    expect(['a', 'b', 'c'].map((key) => cache.get(key, at(1), 5_000)?.account)).toEqual([undefined, 'b', 'c']);
  });

  it('is dropped at once, for one session or a whole account', () => {
    const cache = new SessionCache(10);
    for (const key of ['a', 'b', 'c']) cache.put(key, { account: key === 'c' ? '2' : '1' }, at(0), cache.mark());
    cache.drop('a');
    expect(cache.get('a', at(1), 5_000)).toBeUndefined();
    cache.dropAccount('1');
    expect(cache.get('b', at(1), 5_000)).toBeUndefined();
    expect(cache.get('c', at(1), 5_000)).toEqual({ account: '2' });
    cache.dropAll();
    expect(cache.get('c', at(1), 5_000)).toBeUndefined();
  });

  it('is not brought back by a reading that began before it was dropped', () => {
    const cache = new SessionCache(10);
    const mark = cache.mark();
    cache.drop('a');
    cache.put('a', { account: '1' }, at(0), mark);
    expect(cache.get('a', at(1), 5_000)).toBeUndefined();
  });
});

import { readEnvironment } from '../environment';

describe('the settings of the edge', () => {
  it('believe no proxy unless they are told which', () => {
    expect(readEnvironment({}).edge.trustProxy).toBe(false);
    expect(readEnvironment({ TRUST_PROXY: '2' }).edge.trustProxy).toBe(2);
    expect(readEnvironment({ TRUST_PROXY: 'loopback, 10.0.0.0/8' }).edge.trustProxy).toBe('loopback, 10.0.0.0/8');
  });

  it.each(['true', 'all', '10.0.0.0/33', 'example.org', '1.2.3', '::1/129', '-1'])('refuse %s as a proxy', (text) => {
    expect(() => readEnvironment({ TRUST_PROXY: text })).toThrow('TRUST_PROXY');
  });

  it('limit a real service, and leave a demonstration in which one machine plays a town alone', () => {
    expect(readEnvironment({ MODE: 'demonstration' }).edge).toMatchObject({ perAddress: 0, signIns: 0, log: 'plain' });
    const real = readEnvironment({ MODE: 'production' }).edge;
    expect(real.log).toBe('json');
    for (const most of [real.perAddress, real.perAccount, real.signIns, real.codes]) expect(most).toBeGreaterThan(0);
  });

  it('do not repeat a secret when they complain about it', () => {
    expect(() => readEnvironment({ METRICS_TOKEN: 'too-short' })).toThrow(/METRICS_TOKEN cannot be used/);
    expect(() => readEnvironment({ METRICS_TOKEN: 'too-short' })).not.toThrow(/too-short/);
  });
});

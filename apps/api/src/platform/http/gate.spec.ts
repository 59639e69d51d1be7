import { Gate } from './gate';
import { GatePasses, lasts } from './gate-passes';

const start = 1_800_000_000_000;
const pass = { kind: 'pass', at: start } as const;

/** A gate at which two are worked on and two stand in line. */
function fullGate(): Gate {
  const gate = new Gate(2);
  const all = [1, 2, 3, 4].map(() => gate.admit(undefined, start).go);
  expect(all).toEqual(['in', 'in', 'line', 'line']);
  return gate;
}

function turnAt(gate: Gate, now: number): number {
  const admission = gate.admit(undefined, now);
  if (admission.go !== 'later') throw new Error('There was room.');
  return admission.turn;
}

describe('the gate', () => {
  it('lets everybody in while there is room, and more into a short line', () => {
    expect(fullGate().numbers).toMatchObject({ working: 2, line: 2, sentAway: 0 });
  });

  it('gives visitors turns once it is full, one after another, at its pace', () => {
    const gate = fullGate();
    const turns = Array.from({ length: 30 }, () => turnAt(gate, start));
    expect(turns[0]).toBe(start + 3_000);
    expect(turns).toEqual([...turns].sort((one, other) => one - other));
    // Ten a second, as long as nothing better is known.
    expect(turns.filter((turn) => turn === start + 4_000)).toHaveLength(10);
  });

  it('lets in whoever comes at their turn, however full it is, and nobody is given a second', () => {
    const gate = fullGate();
    const turn = turnAt(gate, start);
    expect(gate.admit({ kind: 'turn', at: turn }, turn - 1)).toEqual({ go: 'later', turn });
    expect(gate.admit({ kind: 'turn', at: turn }, turn)).toEqual({ go: 'line' });
    expect(gate.admit({ kind: 'turn', at: turn }, turn + 20 * 60_000)).toEqual({ go: 'line' });
  });

  it('lets whoever is inside stand in line, up to a length', () => {
    const gate = fullGate();
    const gone = Array.from({ length: 40 }, () => gate.admit(pass, start).go);
    expect(gone.filter((go) => go === 'line')).toHaveLength(38);
    expect(gone.slice(38)).toEqual(['later', 'later']);
  });

  it('lets nobody overtake those who wait for their turn', () => {
    const gate = fullGate();
    turnAt(gate, start);
    for (let left = 2; left > 0; left -= 1) gate.leaveLine();
    gate.finish();
    gate.finish();
    expect(gate.admit(undefined, start + 500).go).toBe('later');
    expect(gate.admit(undefined, start + 60_000).go).toBe('in');
  });

  it('lets whoever waits for their turn in earlier when there is room', () => {
    const gate = fullGate();
    const turn = turnAt(gate, start);
    for (let left = 2; left > 0; left -= 1) gate.leaveLine();
    gate.finish();
    expect(gate.admit({ kind: 'turn', at: turn }, turn - 2_000)).toEqual({ go: 'in' });
  });

  it('calls as many visitors as it can serve: a tenth of what was answered while it was full', () => {
    const gate = fullGate();
    for (let second = 0; second < 12; second += 1) {
      for (let one = 0; one < 500; one += 1) {
        gate.takeFromLine();
        gate.finish();
        gate.admit(pass, start + second * 1_000);
      }
    }
    expect(gate.numbers.pace).toBeGreaterThan(45);
    expect(gate.numbers.pace).toBeLessThan(55);
  });

  it('does not count a pass or a turn that is long over', () => {
    const gate = fullGate();
    expect(gate.admit(pass, start + lasts.pass).go).toBe('later');
    const turn = turnAt(gate, start);
    const late = gate.admit({ kind: 'turn', at: turn }, turn + lasts.turn);
    expect(late.go).toBe('later');
    expect(late).not.toEqual({ go: 'later', turn });
  });
});

describe('passes and turns', () => {
  const passes = new GatePasses('a secret');

  it('are believed by every process with the same secret, and by no other', () => {
    const sealed = passes.seal({ kind: 'turn', at: start });
    expect(new GatePasses('a secret').open(sealed)).toEqual({ kind: 'turn', at: start });
    expect(new GatePasses('another').open(sealed)).toBeUndefined();
    expect(new GatePasses(undefined).open(sealed)).toBeUndefined();
  });

  it.each([undefined, '', 'p', 'px.y', 'p1.aaaaaaaaaaaaaaaaaaaaaa'])('are not made by hand: %s', (text) => {
    expect(passes.open(text)).toBeUndefined();
  });

  it('are not changed by hand: a turn is not a pass, and not another turn', () => {
    const sealed = passes.seal({ kind: 'turn', at: start });
    expect(passes.open(sealed.replace('t', 'p'))).toBeUndefined();
    expect(passes.open(`t1${sealed.slice(2)}`)).toBeUndefined();
  });
});

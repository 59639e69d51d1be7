import type { ClaimStanding } from '@contract';
import { cameFor, isMissing, standingNow, takes } from './papers-left';

const faith: ClaimStanding = {
  id: '1',
  claim: { kind: 'faith', school: 'holy-rood', form: 'church-form', terms: [] },
  sent: false,
  stays: true,
  askedBy: ['holy-rood'],
  documents: 'needed',
  says: 'Send the form.',
  answeredBy: 'school',
  state: 'waiting',
  findings: [],
  items: [],
};
const item = { removed: null } as ClaimStanding['items'][number];
const removed = { removed: { at: '', because: '' } } as ClaimStanding['items'][number];
const asked = { outcome: 'more-needed' } as ClaimStanding['findings'][number];

describe('Papers', () => {
  it('are taken where one is needed, or was asked for', () => {
    expect(takes(faith)).toBe(true);
    expect(takes({ ...faith, askedBy: [] })).toBe(false);
    expect(takes({ ...faith, documents: 'if-asked' })).toBe(false);
    expect(takes({ ...faith, documents: 'if-asked', findings: [asked] })).toBe(true);
    expect(takes({ ...faith, state: 'accepted' })).toBe(false);
  });

  it('are missing until one came, and again when more is asked for', () => {
    expect(isMissing(faith)).toBe(true);
    expect(isMissing({ ...faith, items: [removed] })).toBe(true);
    expect(isMissing({ ...faith, items: [removed, item] })).toBe(false);
    expect(cameFor({ ...faith, items: [removed, item] })).toEqual([item]);
    expect(isMissing({ ...faith, items: [item], state: 'more-needed', findings: [asked] })).toBe(true);
    expect(isMissing({ ...faith, state: 'refused' })).toBe(false);
  });

  it('are not missing where the virtual school knows itself', () => {
    const care = { ...faith, claim: { kind: 'care', status: 'looked-after' } as const };
    expect(isMissing(care)).toBe(false);
    expect(isMissing({ ...care, claim: { kind: 'care', status: 'previously-looked-after' } })).toBe(true);
  });

  it('are of what stands once changes are sent, or of what was sent when nothing can be changed', () => {
    const [old, fresh] = [{ ...faith, sent: true, stays: false }, faith];
    expect(standingNow([old, fresh], true)).toEqual([fresh]);
    expect(standingNow([old, fresh], false)).toEqual([old]);
  });
});

import type { Guardian } from '../../applications';
import { mayHave } from './may-have';

const guardian = (account: string, more: Partial<Guardian> = {}): Guardian => ({
  account,
  relationship: 'mother',
  parentalResponsibility: true,
  hiddenFrom: [],
  ...more,
});
const family = { sender: 'mother', confidential: false };

describe('who may have a letter about a place', () => {
  it('is whoever applied, and the other parent', () => {
    expect(mayHave({ ...family, guardians: [guardian('father'), guardian('mother')] })).toEqual(['mother', 'father']);
  });

  it('is nobody from whom a guardian is hidden', () => {
    const guardians = [guardian('mother', { hiddenFrom: ['father'] }), guardian('father')];
    expect(mayHave({ ...family, guardians })).toEqual(['mother']);
  });

  it('is nobody else where the address is confidential', () => {
    const guardians = [guardian('mother'), guardian('father')];
    expect(mayHave({ guardians, sender: 'mother', confidential: true })).toEqual(['mother']);
    expect(mayHave({ guardians, sender: null, confidential: true })).toEqual([]);
  });

  it('is nobody without parental responsibility but whoever applied', () => {
    const grandmother = guardian('grandmother', { parentalResponsibility: false });
    expect(mayHave({ ...family, guardians: [guardian('mother'), grandmother] })).toEqual(['mother']);
    expect(mayHave({ ...family, sender: 'grandmother', guardians: [grandmother] })).toEqual(['grandmother']);
  });

  it('is nobody who guards the child no longer, not even whoever applied', () => {
    expect(mayHave({ ...family, guardians: [guardian('father')] })).toEqual(['father']);
  });

  it('is no sender from whom the other guardian is hidden: whoever applied knows the application', () => {
    const guardians = [guardian('father', { hiddenFrom: ['mother'] }), guardian('mother')];
    expect(mayHave({ ...family, guardians })).toEqual(['mother', 'father']);
  });
});

import { standingOf } from './application-state';

const dates = { dates: { closes: '2026-10-31' }, releaseAt: '2027-03-01T00:30:00Z' };
const open = { ...dates, stage: 'open' as const };
const closed = { ...dates, stage: 'closed' as const };
const offered = { ...dates, stage: 'offered' as const };
const receipt = { late: false } as NonNullable<Parameters<typeof standingOf>[0]['receipt']>;
const sent = { state: 'submitted' as const, unsent: false, contested: false, preferences: [], receipt, may: [] };
const draft = { ...sent, state: 'draft' as const, receipt: null, may: ['save' as const, 'submit' as const] };

describe('how an application stands', () => {
  it('is loud while a draft has not been sent, and says by when', () => {
    expect(standingOf(draft, open)).toEqual({ state: 'draft', tone: 'urgent', next: 'send', by: '2026-10-31' });
  });

  it('leads to sending late once it has closed, and to nothing where that cannot be', () => {
    expect(standingOf({ ...draft, may: ['submit-late'] }, closed)).toMatchObject({
      state: 'draft-closed',
      next: 'send-late',
    });
    expect(standingOf({ ...draft, may: [] }, offered)).toMatchObject({ next: 'none' });
  });

  it('says that changes were not sent, while they can be', () => {
    expect(standingOf({ ...sent, unsent: true }, open)).toMatchObject({ state: 'changes-not-sent', tone: 'urgent' });
    expect(standingOf({ ...sent, unsent: true }, closed)).toMatchObject({ state: 'sent' });
  });

  it('can be changed until it closes, then waits for its offer, then shows it', () => {
    expect(standingOf(sent, open)).toMatchObject({ state: 'sent', next: 'change-until', by: '2026-10-31' });
    expect(standingOf(sent, closed)).toMatchObject({ next: 'wait-offer', by: dates.releaseAt });
    expect(standingOf(sent, offered)).toMatchObject({ next: 'see-offer', by: null });
  });

  it('says late, contested, taken back and set aside', () => {
    expect(standingOf({ ...sent, receipt: { ...receipt, late: true } }, closed).state).toBe('sent-late');
    expect(standingOf({ ...sent, contested: true }, closed)).toMatchObject({
      state: 'contested',
      next: 'wait-decision',
    });
    expect(standingOf({ ...sent, state: 'withdrawn' }, open)).toMatchObject({ state: 'withdrawn', next: 'none' });
    expect(standingOf({ ...sent, state: 'void' }, open)).toMatchObject({ state: 'void', next: 'none' });
  });
});

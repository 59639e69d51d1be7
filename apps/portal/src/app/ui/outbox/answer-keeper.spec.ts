import { AnswerKeeper, type SaveAnswer } from './answer-keeper';
import { KeptAnswers } from './kept-answers';

const at = '2028-01-10T19:45:00.000Z';
const offline = Object.assign(new Error('no connection'), { status: 0 });

describe('the keeper of answers', () => {
  let sent: [string, number, unknown][];
  let answer: SaveAnswer;
  let keeper: AnswerKeeper;

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    sent = [];
    answer = (_name, revision) => Promise.resolve({ revision: revision + 1, savedAt: at });
    keeper = open();
  });

  afterEach(() => {
    keeper.close();
    jest.useRealTimers();
  });

  it('sends an answer once the typing pauses, with the revision it was typed over', async () => {
    keeper.keep('child', { firstNames: 'M' });
    keeper.keep('child', { firstNames: 'Maryam' });
    expect(keeper.stateOf('child')).toBe('saving');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([['child', 4, { firstNames: 'Maryam' }]]);
    expect(keeper.stateOf('child')).toBe('saved');
    expect(keeper.savedAt('child')).toBe(at);
    keeper.keep('child', { firstNames: 'Mary' });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(sent[1]?.[1]).toBe(5);
  });

  it('keeps what cannot be sent, tries later and later, and at once when the connection is back', async () => {
    const good = answer;
    answer = () => Promise.reject(offline);
    keeper.keep('home', 'Quay Street');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(keeper.stateOf('home')).toBe('kept');
    expect(keeper.waiting()).toBe(1);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.length).toBeLessThan(10);
    answer = good;
    dispatchEvent(new Event('online'));
    await jest.advanceTimersByTimeAsync(1);
    expect(keeper.stateOf('home')).toBe('saved');
  });

  it('comes back when the service has told it to, not sooner, and the answer is saved', async () => {
    const good = answer;
    answer = () => Promise.reject(Object.assign(new Error('full'), { status: 503, retryAfter: 20 }));
    keeper.keep('home', 'Quay Street');
    await jest.advanceTimersByTimeAsync(1_000);
    expect([keeper.stateOf('home'), sent.length]).toEqual(['kept', 1]);
    answer = good;
    await jest.advanceTimersByTimeAsync(19_000);
    expect(sent).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(2_000);
    expect([keeper.stateOf('home'), sent.length]).toEqual(['saved', 2]);
  });

  it('goes on after a reload where it stopped', async () => {
    answer = () => Promise.reject(offline);
    keeper.keep('home', 'Quay Street');
    await jest.advanceTimersByTimeAsync(1_000);
    keeper.close();
    answer = (_name, revision) => Promise.resolve({ revision: revision + 1, savedAt: at });
    keeper = open();
    expect(keeper.restored({ home: 'Mill Lane', child: 'Maryam' })).toEqual({ home: 'Quay Street', child: 'Maryam' });
    await jest.advanceTimersByTimeAsync(1);
    expect(keeper.stateOf('home')).toBe('saved');
    expect(keeper.restored({ home: 'Quay Street' })).toEqual({ home: 'Quay Street' });
  });

  it('sends again what was changed while it was on its way', async () => {
    let release: (() => void) | undefined;
    answer = (_name, revision) =>
      new Promise((resolve) => {
        release = () => {
          resolve({ revision: revision + 1, savedAt: at });
        };
      });
    keeper.keep('home', 'Quay');
    await jest.advanceTimersByTimeAsync(1_000);
    keeper.keep('home', 'Quay Street');
    await jest.advanceTimersByTimeAsync(100);
    release?.();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(sent.map(([, revision, value]) => [revision, value])).toEqual([
      [0, 'Quay'],
      [1, 'Quay Street'],
    ]);
  });

  it('does not send what is not whole, but does not lose it either', async () => {
    keeper.keep('child', { firstNames: '' }, false);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual([]);
    keeper.close();
    keeper = open();
    expect(keeper.restored({})).toEqual({ child: { firstNames: '' } });
    expect(await keeper.flush()).toBe(true);
  });

  describe('when the answer was changed in another place', () => {
    beforeEach(async () => {
      answer = () =>
        Promise.reject(
          Object.assign(new Error('changed'), {
            status: 409,
            problem: { shows: { answer: 'home', saved: 'Mill Lane', yours: 'Quay Street', revision: 9, savedAt: at } },
          }),
        );
      keeper.keep('home', 'Quay Street');
      await jest.advanceTimersByTimeAsync(1_000);
    });

    it('overwrites nothing and shows both', async () => {
      expect(keeper.stateOf('home')).toBe('conflict');
      expect(keeper.conflicts()).toEqual([
        { answer: 'home', yours: 'Quay Street', saved: 'Mill Lane', revision: 9, savedAt: at },
      ]);
      await jest.advanceTimersByTimeAsync(120_000);
      expect(sent).toHaveLength(1);
    });

    it('sends the reader’s own when they keep it', async () => {
      answer = (_name, revision) => Promise.resolve({ revision: revision + 1, savedAt: at });
      const [conflict] = keeper.conflicts();
      expect(conflict && keeper.settle(conflict, 'yours')).toBe('Quay Street');
      await jest.advanceTimersByTimeAsync(1);
      expect(sent[1]).toEqual(['home', 9, 'Quay Street']);
      expect(keeper.conflicts()).toEqual([]);
    });

    it('lets the reader’s own go when they keep the other', async () => {
      const [conflict] = keeper.conflicts();
      expect(conflict && keeper.settle(conflict, 'saved')).toBe('Mill Lane');
      await jest.advanceTimersByTimeAsync(10_000);
      expect(sent).toHaveLength(1);
      expect(keeper.restored({ home: 'Mill Lane' })).toEqual({ home: 'Mill Lane' });
    });
  });

  it('says what the service found wrong, and does not insist', async () => {
    answer = () =>
      Promise.reject(
        Object.assign(new Error('wrong'), {
          status: 400,
          problem: { fields: [{ field: 'value.postcode', says: 'Give a postcode' }] },
        }),
      );
    keeper.keep('home', { postcode: 'x' });
    await jest.advanceTimersByTimeAsync(120_000);
    expect(sent).toHaveLength(1);
    expect(keeper.stateOf('home')).toBe('refused');
    expect(keeper.refusedIn('home')).toEqual([{ field: 'value.postcode', says: 'Give a postcode' }]);
  });

  it('waits for a new sign-in when the session has ended', async () => {
    answer = () => Promise.reject(Object.assign(new Error('signed out'), { status: 401 }));
    keeper.keep('home', 'Quay Street');
    await jest.advanceTimersByTimeAsync(120_000);
    expect(sent).toHaveLength(1);
    expect(keeper.stateOf('home')).toBe('kept');
    expect(keeper.restored({})).toEqual({ home: 'Quay Street' });
  });

  it('keeps the answers of two accounts apart', () => {
    keeper.keep('home', 'Quay Street');
    expect(new KeptAnswers('other', 'app').all()).toEqual({});
  });

  function open(): AnswerKeeper {
    const save: SaveAnswer = (name, revision, value) => {
      sent.push([name, revision, value]);
      return answer(name, revision, value);
    };
    return new AnswerKeeper(save, new KeptAnswers('account', 'app'), { child: 4 });
  }
});

import { formatMessage, placeholdersOf } from './format-message';

const days = '{days, plural, =0 {today} one {# day left} other {# days left}}';

describe('a message', () => {
  it.each([
    ['Hello, {name}.', { name: 'Aisha' }, 'en-GB', 'Hello, Aisha.'],
    [days, { days: 0 }, 'en-GB', 'today'],
    [days, { days: 1 }, 'en-GB', '1 day left'],
    [days, { days: 1200 }, 'en-GB', '1,200 days left'],
    ['{n, plural, one {# ci} two {# gi} few {# chi} many {# chi} other {# ci}}', { n: 2 }, 'cy-GB', '2 gi'],
    ['{n, plural, one {# ci} two {# gi} few {# chi} many {# chi} other {# ci}}', { n: 3 }, 'cy-GB', '3 chi'],
    ['{who, select, you {Yours} other {{name}’s}}', { who: 'them', name: 'Ben' }, 'en-GB', 'Ben’s'],
    ['{a} of {b}', { a: 2000, b: 'all' }, 'en-GB', '2,000 of all'],
    ['# is a sign outside a plural', {}, 'en-GB', '# is a sign outside a plural'],
  ])('%s', (message, values, locale, said) => {
    expect(formatMessage(message, values, locale)).toBe(said);
  });

  it('says which values it wants', () => {
    expect(placeholdersOf('{who, select, you {{n, plural, one {#} other {# {b}}}} other {{a}}}')).toEqual([
      'a',
      'b',
      'n',
      'who',
    ]);
  });

  it.each(['{', 'a}', '{n, plural, one {#}}', '{n', '{ }'])('is refused when it cannot be read: %s', (message) => {
    expect(() => placeholdersOf(message)).toThrow();
  });
});

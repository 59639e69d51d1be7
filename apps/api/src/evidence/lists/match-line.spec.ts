import fc from 'fast-check';
import { daysOf, likeness, matchLine } from './match-line';

const zara = { id: 'zara', firstNames: 'Zara', lastName: 'Khan', dateOfBirth: '2016-03-04', school: null };
const line = (change: Partial<typeof zara> & { school?: string | null } = {}) => ({ ...zara, ...change });

describe('A line and a child', () => {
  it.each([
    ['are alike but for capitals, accents and marks', { firstNames: 'ZÀRA', lastName: "K'han" }, 'exact'],
    ['with one other letter', { firstNames: 'Zora' }, 'one-letter'],
    ['with one letter too many', { lastName: 'Khann' }, 'one-letter'],
    ['with one letter missing', { firstNames: 'Zar' }, 'one-letter'],
    ['with two neighbours swapped', { firstNames: 'Zraa' }, 'one-letter'],
    ['with day and month swapped', { dateOfBirth: '2016-04-03' }, 'day-and-month'],
    ['with another first name are perhaps twins', { firstNames: 'Imran' }, 'same-birth'],
    ['with another surname', { lastName: 'Smith' }, 'other-surname'],
    ['with two other letters', { firstNames: 'Zoro', lastName: 'Kahm' }, undefined],
    ['born another day', { dateOfBirth: '2016-03-05' }, undefined],
    ['born another day with one other letter', { firstNames: 'Zora', dateOfBirth: '2016-04-03' }, undefined],
  ])('%s', (_, change, why) => {
    expect(likeness(line(change), zara)).toBe(why);
  });

  it('at two different schools are not certain; a school that nobody knows says nothing', () => {
    const known = { ...zara, school: 'acorn' };
    expect(likeness(line({ school: 'elm' } as never), known as never)).toBe('other-school');
    expect(likeness(line(), known as never)).toBe('exact');
  });
});

describe('Whom a line means', () => {
  it('is certain only where nobody else comes near', () => {
    const twin = { ...zara, id: 'imran', firstNames: 'Imran' };
    const namesake = { ...zara, id: 'other', lastName: 'Smith' };
    expect(matchLine(line(), [zara]).certain).toBe(zara);
    expect(matchLine(line(), [zara, namesake]).certain).toBe(zara);
    expect(matchLine(line(), [twin, zara])).toEqual({
      certain: undefined,
      candidates: [
        { child: zara, why: 'exact' },
        { child: twin, why: 'same-birth' },
      ],
    });
    expect(matchLine(line(), [zara, { ...zara, id: 'again' }]).certain).toBeUndefined();
    expect(matchLine(line(), []).candidates).toEqual([]);
  });

  it('never depends on the order in which children are known', () => {
    const name = fc.constantFrom('Zara', 'Zora', 'Mia', 'Khan', 'Kahn');
    const day = fc.constantFrom('2016-03-04', '2016-04-03', '2016-03-05');
    const child = fc.record({
      firstNames: name,
      lastName: name,
      dateOfBirth: day,
      school: fc.constantFrom(null, 'acorn'),
    });
    fc.assert(
      fc.property(child, fc.array(child, { maxLength: 6 }), (one, some) => {
        const children = some.map((each, at) => ({ ...each, id: String(at) }));
        expect(matchLine(one, [...children].reverse())).toEqual(matchLine(one, children));
      }),
    );
  });

  it('may be born on two days when day and month can be swapped', () => {
    expect(daysOf('2016-03-04')).toEqual(['2016-03-04', '2016-04-03']);
    expect(daysOf('2016-03-03')).toEqual(['2016-03-03']);
    expect(daysOf('2016-03-14')).toEqual(['2016-03-14']);
  });
});

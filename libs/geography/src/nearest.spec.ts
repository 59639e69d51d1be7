import { nearestAlternative, nearestOf } from './nearest';

const metres: Readonly<Record<string, number | undefined>> = { oak: 900, elm: 400, ash: 400, island: undefined };
const schools = Object.keys(metres).map((id) => ({ id }));
const distanceTo = ({ id }: { readonly id: string }): number | undefined => metres[id];

describe('the nearest school', () => {
  it('is every school that is exactly as near, in order of id whatever the order given', () => {
    const expected = { millimetres: 400, schools: [{ id: 'ash' }, { id: 'elm' }] };
    expect(nearestOf(schools, distanceTo)).toEqual(expected);
    expect(nearestOf([...schools].reverse(), distanceTo)).toEqual(expected);
  });

  it('other than one school is the nearest alternative to it', () => {
    expect(nearestAlternative(schools, 'elm', distanceTo)).toEqual({ millimetres: 400, schools: [{ id: 'ash' }] });
    expect(nearestAlternative([{ id: 'oak' }, { id: 'elm' }], 'elm', distanceTo)?.millimetres).toBe(900);
  });

  it('is nothing where no school can be reached', () => {
    expect(nearestOf([{ id: 'island' }], distanceTo)).toBeUndefined();
    expect(nearestAlternative([{ id: 'oak' }], 'oak', distanceTo)).toBeUndefined();
  });
});

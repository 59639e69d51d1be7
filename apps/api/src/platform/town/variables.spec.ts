import { CannotStart } from '../cannot-start';
import { readEnvironment } from '../environment';

describe('the settings of the demonstration’s town', () => {
  it('are two thousand children and twenty-four schools when nothing is said', () => {
    expect(readEnvironment({}).town).toEqual({ children: 2000, schools: 24, seed: 1 });
  });

  it('may ask for another town, or for none', () => {
    const asked = { TOWN_CHILDREN: '200', TOWN_SCHOOLS: '9', TOWN_SEED: '7' };
    expect(readEnvironment(asked).town).toEqual({ children: 200, schools: 9, seed: 7 });
    expect(readEnvironment({ TOWN_CHILDREN: '0' }).town).toBeUndefined();
  });

  it.each([['59'], ['40001'], ['many'], ['-1']])('refuse %s children', (children) => {
    expect(() => readEnvironment({ TOWN_CHILDREN: children })).toThrow(CannotStart);
  });

  it('are not for a service for real families', () => {
    const live = { MODE: 'production', PUBLIC_URL: 'https://admissions.example.org' };
    expect(() => readEnvironment({ ...live, TOWN_CHILDREN: '200' })).toThrow('TOWN_CHILDREN is of the demonstration');
  });
});

import fc from 'fast-check';
import { checkPoint, toGrid, toLonLat } from './point';

/** Places whose two pairs of coordinates the Ordnance Survey publishes, or that schools are registered at. */
const known = [
  {
    name: "Caister water tower, the survey's own example",
    easting: 651_409.903,
    northing: 313_177.27,
    lon: 1.7160737,
    lat: 52.657977,
  },
  { name: 'a school in Rutland', easting: 485_388, northing: 309_063, lon: -0.738628, lat: 52.672557 },
  { name: 'a school in Stamford', easting: 500_280, northing: 309_404, lon: -0.51836, lat: 52.673074 },
];

describe('points', () => {
  it.each(known)('$name converts both ways to within five metres', ({ easting, northing, lon, lat }) => {
    const grid = toGrid({ lon, lat });
    expect(Math.hypot(grid.easting - easting, grid.northing - northing)).toBeLessThan(5);
    const globe = toLonLat({ easting, northing });
    expect(Math.hypot((globe.lon - lon) * 67_500, (globe.lat - lat) * 111_200)).toBeLessThan(5);
  });

  it('come back to within two centimetres after a round trip anywhere in England', () => {
    const seed = 27_700;
    fc.assert(
      fc.property(
        fc.integer({ min: 80_000, max: 656_000 }),
        fc.integer({ min: 5_000, max: 657_000 }),
        (easting, northing) => {
          const back = toGrid(toLonLat({ easting, northing }));
          expect(Math.hypot(back.easting - easting, back.northing - northing)).toBeLessThan(0.02);
        },
      ),
      { seed },
    );
  });

  it('already in the form wanted are given back unchanged', () => {
    const grid = { easting: 1, northing: 2 };
    const globe = { lon: 1, lat: 52 };
    expect(toGrid(grid)).toBe(grid);
    expect(toLonLat(globe)).toBe(globe);
  });

  it.each([
    [{ easting: NaN, northing: 1 }, /home\.easting: found NaN/],
    [{ easting: -1, northing: 1 }, /home\.easting: found -1/],
    [{ easting: 309_063, northing: 1_485_388 }, /home\.northing: found 1485388/],
    [{ lon: 200, lat: 52 }, /home\.lon: found 200/],
    [{ lon: 0, lat: Infinity }, /home\.lat: found Infinity/],
  ])('that are no place are refused: %j', (point, says) => {
    expect(() => checkPoint(point, 'home')).toThrow(says);
  });
});

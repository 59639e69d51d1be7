import { isInside, postcodeList } from './catchment';
import { parseCatchmentArea, parseCatchmentAreas } from './catchment-file';

const square = (west: number, south: number, side = 1): number[][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const parish = { type: 'Polygon', coordinates: [square(-1, 52), square(-0.75, 52.25, 0.5)] };
const at = (lon: number, lat: number) => ({ point: { lon, lat } });

describe('a catchment by area', () => {
  const area = parseCatchmentArea(parish);

  it.each([
    [-0.9, 52.1, true, 'within'],
    [-0.5, 52.5, false, 'in the hole'],
    [-0.5, 53.1, false, 'north of it'],
    [-1, 52.5, true, 'on the western boundary'],
    [-1, 52, true, 'on a corner'],
    [-0.75, 52.5, true, 'on the boundary of the hole'],
  ])('a home at %d, %d: %s (%s)', (lon, lat, inside) => {
    expect(isInside(area, at(lon, lat))).toBe(inside);
  });

  it('takes homes on the National Grid', () => {
    expect(isInside(area, { point: { easting: 470_000, northing: 240_000 } })).toBe(true);
    expect(isInside(area, { point: { easting: 470_000, northing: 440_000 } })).toBe(false);
  });

  it('in several parts holds the homes of each, apart by feature or united', () => {
    const feature = (name: string, west: number) => ({
      type: 'Feature',
      properties: { name },
      geometry: { type: 'MultiPolygon', coordinates: [[square(west, 52)]] },
    });
    const map = { type: 'FeatureCollection', features: [feature('east', 0), feature('west', -3)] };
    const areas = parseCatchmentAreas(map);
    expect(areas.map(({ properties }) => properties['name'])).toEqual(['east', 'west']);
    expect(areas.map((part) => isInside(part, at(-2.5, 52.5)))).toEqual([false, true]);
    expect(isInside(parseCatchmentArea(map), at(-2.5, 52.5))).toBe(true);
    expect(isInside(parseCatchmentArea(map), at(-1.5, 52.5))).toBe(false);
  });
});

describe('a map that is no catchment', () => {
  const ring = square(-1, 52);
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [null, /the document: found null/],
    ['Polygon', /the document: found "Polygon"/],
    [{ type: 'Point', coordinates: [0, 52] }, /type: found "Point"/],
    [{ type: 'Polygon' }, /coordinates: found nothing/],
    [{ type: 'Polygon', coordinates: [] }, /coordinates: found \[\]/],
    [
      { type: 'Polygon', coordinates: [ring.slice(0, 4)] },
      /coordinates\[0\]: found a ring from \[-1,52\] to \[-1,53\]/,
    ],
    [{ type: 'Polygon', coordinates: [ring.slice(0, 3)] }, /coordinates\[0\]: found a ring of 3 positions/],
    [
      { type: 'Polygon', coordinates: [[...ring.slice(0, 2), [485_388, 309_063], ...ring.slice(2)]] },
      /coordinates\[0\]\[2\].*WGS84/,
    ],
    [
      { type: 'Polygon', coordinates: [[...ring.slice(0, 2), [0, '52'], ...ring.slice(2)]] },
      /coordinates\[0\]\[2\]: found \[0,"52"\]/,
    ],
    [{ type: 'FeatureCollection', features: [] }, /features: found \[\]/],
    [
      { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: null }] },
      /features\[0\]\.geometry: found null/,
    ],
    [{ ...parish, crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } } }, /crs: found/],
  ];
  it.each(wrong)('%j is refused with its path', (document, says) => {
    expect(() => parseCatchmentAreas(document)).toThrow(says);
  });
});

describe('a catchment by postcode', () => {
  const list = postcodeList(['LE15 8HQ', 'pe93', 'LE15 9', 'PE9']);

  it.each([
    ['LE15 8HQ', true],
    ['le158hq', true],
    ['LE15 8HP', false],
    ['LE15 9TJ', true],
    ['PE9 4AT', true],
    ['PE90 4AT', false],
  ])('%s: %s', (postcode, inside) => {
    expect(isInside(postcodeList(['LE15 8HQ', 'LE15 9', 'PE9']), { ...at(0, 52), postcode })).toBe(inside);
  });

  it('keeps each line in its one written form', () => {
    expect([...postcodeList(['le15 8hq', ' LE15  9 ', 'pe9']).lines]).toEqual(['LE15 8HQ', 'LE15 9', 'PE9']);
  });

  it('refuses a line that is no postcode, a home without one, and a home with a wrong one', () => {
    expect(() => postcodeList(['LE15 8HQ', 'Oakham'])).toThrow(/postcodes\[1\]: found "Oakham"/);
    expect(() => isInside(list, at(0, 52))).toThrow(/home\.postcode: found nothing/);
    expect(() => isInside(list, { ...at(0, 52), postcode: 'LE15' })).toThrow(/a whole postcode/);
  });
});

describe('a catchment by radius', () => {
  const radius = { kind: 'radius', centre: { easting: 480_000, northing: 300_000 }, millimetres: 500_000 } as const;

  it('takes in a home exactly at the radius, and none a millimetre beyond', () => {
    expect(isInside(radius, { point: { easting: 480_300, northing: 300_400 } })).toBe(true);
    expect(isInside(radius, { point: { easting: 480_500.001, northing: 300_000 } })).toBe(false);
  });
});

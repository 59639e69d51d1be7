import { frameOf, planeOf, scaleOf } from './projection';

describe('the projection of the map', () => {
  it('puts north at the top and keeps lengths, from degrees', () => {
    const { to: at } = planeOf([
      [-1, 52],
      [-1, 52.01],
    ]);
    const [south, north] = [at([-1, 52]), at([-1, 52.01])];
    expect(south.y - north.y).toBeCloseTo(1113.2, 0);
    const [west, east] = [at([-1.01, 52]), at([-1, 52])];
    expect(east.x - west.x).toBeCloseTo(685.3, -1);
  });

  it('takes metres of the National Grid as they are', () => {
    const { to, from } = planeOf([
      [485_000, 308_000],
      [486_000, 309_000],
    ]);
    expect(to([486_000, 309_000])).toEqual({ x: 500, y: -500 });
    expect(from({ x: 500, y: -500 })).toEqual([486_000, 309_000]);
  });

  it('frames everything with a margin, and one point with a street round it', () => {
    expect(frameOf([{ x: 0, y: 0 }])).toEqual({ x: -100, y: -75, width: 200, height: 150 });
    const frame = frameOf([
      { x: -500, y: 0 },
      { x: 500, y: 0 },
    ]);
    expect(frame.width).toBe(1250);
    expect(scaleOf(frame)).toBe(200);
    expect(scaleOf({ ...frame, width: 9000 })).toBe(2000);
  });
});

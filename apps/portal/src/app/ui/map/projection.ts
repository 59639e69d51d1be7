/** A point as GeoJSON has it: longitude and latitude, or easting and northing in metres. */
export type Position = readonly number[];

/** A point of the picture, in metres from its middle; y grows downwards. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const metresOfLatitude = 111_320;

/** Whether positions are metres of a grid: no longitude is larger than 180. */
export function isGrid(positions: readonly Position[]): boolean {
  return positions.some(([x = 0, y = 0]) => Math.abs(x) > 180 || Math.abs(y) > 90);
}

/** A plane round the middle of some positions, with the ways to it and back. */
export interface Plane {
  readonly to: (position: Position) => Spot;
  readonly from: (spot: Spot) => Position;
}

/**
 * Puts positions on a plane round their middle. Over the few miles of a school's neighbourhood a degree is the same
 * length everywhere, to a part in a thousand: enough for a picture. Distances are never measured on it.
 */
export function planeOf(positions: readonly Position[]): Plane {
  const [west, south, east, north] = boundsOf(positions);
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const grid = isGrid(positions);
  const metresOfY = grid ? 1 : metresOfLatitude;
  const metresOfX = grid ? 1 : metresOfLatitude * Math.cos((middleY * Math.PI) / 180);
  return {
    to: ([x = 0, y = 0]) => ({ x: (x - middleX) * metresOfX, y: (middleY - y) * metresOfY }),
    from: ({ x, y }) => [middleX + x / metresOfX, middleY - y / metresOfY],
  };
}

/** The smallest frame of the given shape round all spots, with a margin. */
export function frameOf(spots: readonly Spot[], shape = 4 / 3): Frame {
  const [left, top, right, bottom] = boundsOf(spots.map(({ x, y }) => [x, y]));
  const margin = 1.25;
  const width = Math.max((right - left) * margin, (bottom - top) * margin * shape, 200);
  const height = width / shape;
  return { x: (left + right) / 2 - width / 2, y: (top + bottom) / 2 - height / 2, width, height };
}

/** The longest round distance that takes up at most a third of the frame: 100, 200, 500, 1000, … metres. */
export function scaleOf({ width }: Frame): number {
  const most = width / 3;
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((step) => step * power).find((length) => length <= most) ?? power;
}

function boundsOf(positions: readonly Position[]): [number, number, number, number] {
  const xs = positions.map(([x = 0]) => x);
  const ys = positions.map(([, y = 0]) => y);
  if (positions.length === 0) return [0, 0, 0, 0];
  // Not `Math.min(...xs)`: a coast has more points than a call may have arguments.
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  return [least(xs), least(ys), largest(xs), largest(ys)];
}

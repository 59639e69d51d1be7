import type { Network } from './network';
import type { Point } from '../point';
import { metresInDegree, placeOn, segmentLength } from './surface';

/** The node a point is joined to, and how far away it is. The distance to it is never part of the walk. */
export interface Snap {
  readonly node: number;
  readonly millimetres: number;
}

/** Finds the nearest node of the main part of a network, or `undefined` where none is near enough. */
export type Snapper = (point: Point) => Snap | undefined;

/** How far from the nearest path a home or a school may be, unless an authority says otherwise: 250 metres. */
export const usualSnapLimit = 250_000;

/**
 * A finder of the nearest node within the limit, in millimetres, over a chequerboard of squares at least that wide:
 * the nearest node is then always in the point's own square or one beside it.
 */
export function snapperFor(network: Network, limit: number = usualSnapLimit): Snapper {
  const board = layBoard(network, limit);
  return (point) => {
    const [x, y] = placeOn(network.surface, point);
    const column = Math.floor((x - board.west) / board.width);
    const row = Math.floor((y - board.south) / board.height);
    let nearest: Snap | undefined;
    for (let r = Math.max(0, row - 1); r <= Math.min(board.rows - 1, row + 1); r += 1) {
      for (let c = Math.max(0, column - 1); c <= Math.min(board.columns - 1, column + 1); c += 1) {
        nearest = nearestInSquare(network, board, r * board.columns + c, x, y, nearest);
      }
    }
    return nearest && nearest.millimetres <= limit ? nearest : undefined;
  };
}

interface Board {
  readonly west: number;
  readonly south: number;
  /** The sides of a square, in the network's own coordinates. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Where in `nodes` each square begins; one longer than the squares. */
  readonly firstIn: Int32Array;
  readonly nodes: Int32Array;
}

/** No board has more squares on a side than this; on a wider network the squares grow. */
const mostSquares = 2000;

function layBoard(network: Network, limit: number): Board {
  const { xs, ys, inMainPart } = network;
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  inMainPart.forEach((main, node) => {
    if (main === 0) return;
    box.west = Math.min(box.west, xs[node] ?? 0);
    box.east = Math.max(box.east, xs[node] ?? 0);
    box.south = Math.min(box.south, ys[node] ?? 0);
    box.north = Math.max(box.north, ys[node] ?? 0);
  });
  const [least, tall] = squareSides(network, limit, Math.max(Math.abs(box.south), Math.abs(box.north)));
  const width = Math.max(least, (box.east - box.west) / mostSquares);
  const height = Math.max(tall, (box.north - box.south) / mostSquares);
  const columns = Math.floor((box.east - box.west) / width) + 1;
  const rows = Math.floor((box.north - box.south) / height) + 1;
  const squareOf = (node: number): number =>
    Math.floor(((ys[node] ?? 0) - box.south) / height) * columns + Math.floor(((xs[node] ?? 0) - box.west) / width);
  return { ...box, width, height, columns, rows, ...fillSquares(inMainPart, columns * rows, squareOf) };
}

/** The least sides of a square, one part in a hundred over the limit; in degrees a square is as wide as at the latitude where they are shortest. */
function squareSides(network: Network, limit: number, farthestLatitude: number): readonly [number, number] {
  const metres = Math.max(1, (limit / 1000) * 1.01);
  if (network.surface === 'grid') return [metres, metres];
  const degrees = metres / metresInDegree;
  const margin = Math.min(89, farthestLatitude + degrees);
  return [degrees / Math.cos((margin * Math.PI) / 180), degrees];
}

function fillSquares(
  inMainPart: Uint8Array,
  squares: number,
  squareOf: (node: number) => number,
): Pick<Board, 'firstIn' | 'nodes'> {
  const main = Int32Array.from(inMainPart.keys()).filter((node) => inMainPart[node] === 1);
  const firstIn = new Int32Array(squares + 1);
  main.forEach((node) => (firstIn[squareOf(node) + 1] = (firstIn[squareOf(node) + 1] ?? 0) + 1));
  for (let at = 0; at < squares; at += 1) firstIn[at + 1] = (firstIn[at + 1] ?? 0) + (firstIn[at] ?? 0);
  const free = firstIn.slice();
  const nodes = new Int32Array(main.length);
  main.forEach((node) => {
    const square = squareOf(node);
    const at = free[square] ?? 0;
    nodes[at] = node;
    free[square] = at + 1;
  });
  return { firstIn, nodes };
}

function nearestInSquare(
  { surface, xs, ys }: Network,
  { firstIn, nodes }: Board,
  square: number,
  x: number,
  y: number,
  nearest: Snap | undefined,
): Snap | undefined {
  let best = nearest;
  const end = firstIn[square + 1] ?? 0;
  for (let at = firstIn[square] ?? 0; at < end; at += 1) {
    const node = nodes[at] ?? 0;
    const millimetres = segmentLength(surface, x, y, xs[node] ?? 0, ys[node] ?? 0);
    if (best && (millimetres > best.millimetres || (millimetres === best.millimetres && node > best.node))) continue;
    best = { node, millimetres };
  }
  return best;
}

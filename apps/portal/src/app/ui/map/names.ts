/** A place whose name is to be written beside its sign; lengths are hundredths of the picture's width, from its upper left. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** How far its sign reaches. */
  readonly reach: number;
  /** How much its name matters: the greater is written first. */
  readonly weight: number;
  /** Whether the name may be left out where there is no room for it; zooming in makes room. */
  readonly may: boolean;
}

/** Where a name is written, from its place: its base line, and which end of it is there. */
export interface Written {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** What is taken up already. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How large the letters are, how high the picture is, and what else is written in it. */
export interface Sheet {
  readonly size: number;
  readonly height: number;
  readonly taken: readonly Box[];
}

/** How wide a bold letter is on average, of its size. */
const breadth = 0.58;

/**
 * Writes each name where it lies over no other name and no sign: above its place, below it, or beside it. The most important
 * come first. A name for which there is no room is left out if it may be.
 */
export function writeNames(places: readonly Named[], { size, height, taken }: Sheet): ReadonlyMap<string, Written> {
  const written = new Map<string, Written>();
  const names: Box[] = [...taken];
  const picture = { left: 0, top: 0, right: 100, bottom: height };
  for (const place of [...places].sort((one, other) => other.weight - one.weight)) {
    if (place.name === '') continue;
    const signs = places.filter(({ id }) => id !== place.id).map(signOf);
    const ways = waysOf(place, size).map((way) => ({ way, box: boxOf(place, way, size) }));
    const room = ways.filter(({ box }) => isIn(box, picture) && !names.some((other) => overlap(box, other)));
    const best =
      room.find(({ box }) => !signs.some((sign) => overlap(box, sign))) ??
      // Where it may not be left out, over a sign is better than over a name, and over a name better than cut off.
      (place.may ? undefined : (room[0] ?? ways.find(({ box }) => isIn(box, picture)) ?? ways[0]));
    if (best === undefined) continue;
    written.set(place.id, best.way);
    names.push(best.box);
  }
  return written;
}

function waysOf({ reach }: Named, size: number): readonly Written[] {
  const [above, below] = [-reach - 0.3 * size, reach + 0.9 * size];
  const level = [above, below].flatMap((y) => [
    { x: 0, y, anchor: 'middle' as const },
    { x: -reach, y, anchor: 'start' as const },
    { x: reach, y, anchor: 'end' as const },
  ]);
  const beside = [
    { x: reach + 0.6, y: 0.35 * size, anchor: 'start' as const },
    { x: -reach - 0.6, y: 0.35 * size, anchor: 'end' as const },
  ];
  return [...level.slice(0, 1), ...level.slice(3, 4), ...beside, ...level];
}

function boxOf({ x, y, name }: Named, way: Written, size: number): Box {
  const width = name.length * breadth * size;
  const left = x + way.x - (way.anchor === 'start' ? 0 : way.anchor === 'end' ? width : width / 2);
  return { left, right: left + width, top: y + way.y - 0.8 * size, bottom: y + way.y + 0.25 * size };
}

function signOf({ x, y, reach }: Named): Box {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isIn(box: Box, around: Box): boolean {
  return box.left >= around.left && box.right <= around.right && box.top >= around.top && box.bottom <= around.bottom;
}

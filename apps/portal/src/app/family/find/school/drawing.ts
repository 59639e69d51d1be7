import type { IntakeDrawn } from '@contract';
import type { MapArea, MapLine, MapPoint } from '@ui/map/map.component';

/** The words that a drawing needs of the page. */
export interface DrawingWords {
  readonly home: string;
  readonly straight: (distance: string) => string;
  readonly walk: (distance: string) => string;
  readonly gap: string;
}

/** A school and a place as the map draws them. */
export interface Drawing {
  readonly areas: readonly MapArea[];
  readonly lines: readonly MapLine[];
  readonly points: readonly MapPoint[];
}

/** What is drawn: the areas, the line or the walk of each measure by its own method, the place and the points. */
export function drawingOf({ drawn, measures, areas, name, nearest }: IntakeDrawn, words: DrawingWords): Drawing {
  const lines = drawn.lines.flatMap(({ measure, line }): readonly MapLine[] => {
    const how = measures.find((one) => one.measure === measure);
    const far = how?.distance?.says ?? '';
    const walks = how?.method === 'walking-route';
    return line.features
      .filter(({ properties }) => (properties.kind === 'straight-line') !== walks)
      .map(({ properties: { kind }, geometry }, index) => ({
        id: `${measure}-${String(index)}`,
        kind,
        label: kind === 'gap' ? words.gap : kind === 'walking-route' ? words.walk(far) : words.straight(far),
        coordinates: geometry.coordinates,
      }));
  });
  const ends = new Set(measures.flatMap(({ to }) => (to === null ? [] : [spotOf(to)])));
  const counted = drawn.points.filter(
    (point, index) =>
      ends.has(spotOf(point)) && drawn.points.findIndex((one) => spotOf(one) === spotOf(point)) === index,
  );
  const near = drawn.points.filter(
    ({ easting, northing }) => easting === nearest?.easting && northing === nearest.northing,
  );
  const shown = counted.length > 0 ? counted : near.slice(0, 1);
  return {
    areas: drawn.areas.map(({ properties, geometry }) => ({
      id: properties.id,
      label: areas.find(({ version }) => version === properties.id)?.says ?? properties.name,
      geometry,
    })),
    lines: onceInTheKey(lines),
    points: [
      ...shown.map(({ point, says, at }) => ({
        id: point,
        label: shown.length === 1 ? name : says,
        kind: 'school' as const,
        at,
      })),
      { id: 'home', label: words.home, kind: 'home', at: drawn.place },
    ],
  };
}

/** Two points may stand on the same spot: the middle of a school and its only gate. */
function spotOf({ easting, northing }: { readonly easting: number; readonly northing: number }): string {
  return `${String(easting)} ${String(northing)}`;
}

/** Two gaps are two lines of one kind: the key names the kind once. */
function onceInTheKey(lines: readonly MapLine[]): readonly MapLine[] {
  return lines.map((line, index) =>
    line.kind === 'gap' && lines.findIndex(({ kind }) => kind === 'gap') < index ? { ...line, label: '' } : line,
  );
}

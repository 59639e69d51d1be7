import type { MeasurementWhole, RouteLine } from '@contract';
import type { MapLine, MapPoint } from '@ui/map/map.component';

/** The words that the drawing needs of the page. */
export interface DistanceTexts {
  readonly home: string;
  readonly school: string;
  readonly straight: string;
  readonly walk: string;
  readonly gap: string;
}

/** What is drawn of a distance: the line or walk that counts, where it leaves the paths, and both ends. */
export function drawingOf(
  { method }: Pick<MeasurementWhole, 'method'>,
  { features }: RouteLine,
  texts: DistanceTexts,
): { readonly lines: readonly MapLine[]; readonly points: readonly MapPoint[] } {
  const walks = method === 'walking-route' && features.some(({ properties }) => properties.kind === 'walking-route');
  const counted = features.filter(({ properties }) => (properties.kind === 'straight-line') !== walks);
  const label = { 'straight-line': texts.straight, 'walking-route': texts.walk, gap: texts.gap };
  let gaps = 0;
  const lines = counted.map(({ properties: { kind }, geometry }, index): MapLine => {
    if (kind === 'gap') gaps += 1;
    return {
      id: String(index),
      kind,
      label: kind === 'gap' && gaps > 1 ? '' : label[kind],
      coordinates: geometry.coordinates,
    };
  });
  const straight = features.find(({ properties }) => properties.kind === 'straight-line')?.geometry.coordinates ?? [];
  const ends: readonly (MapPoint | undefined)[] = [
    straight[0] && { id: 'home', label: texts.home, kind: 'home', at: straight[0] },
    straight.length < 2 ? undefined : { id: 'school', label: texts.school, kind: 'school', at: straight.at(-1) ?? [] },
  ];
  return { lines, points: ends.filter((end) => end !== undefined) };
}

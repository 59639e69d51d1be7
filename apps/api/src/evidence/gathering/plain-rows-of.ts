import type { DrawRow, FactsRow, HeldRow, MeasurementRow } from '@allocation';
import type { Round } from '@contract';
import type { DateOnly } from '@kernel';
import type { Lined, MapPiece, PlainRows } from '@gather';
import type { MeasurementOfRound, WantedDistance } from '../../geography';
import type { RoundAsked } from '../evidence.types';
import type { RoundInHand } from './round-in-hand';

/** What is known of a round besides the round itself, ready to be put together. */
export interface ToPutTogether {
  readonly kind: RoundAsked['kind'];
  readonly frozenOn: DateOnly;
  readonly elsewhere: ReadonlySet<string>;
  /** Children who live in the authority. */
  readonly residents: ReadonlySet<string>;
  readonly held: readonly HeldRow[];
  readonly draws: readonly DrawRow[];
  readonly facts: readonly FactsRow[];
  readonly wanted: readonly WantedDistance[];
  readonly measurements: readonly MeasurementOfRound[];
  readonly areas: readonly MapPiece[];
}

/** The round as plain rows, in an order that depends on nothing but their ids. */
export function plainRowsOf(inHand: RoundInHand, together: ToPutTogether): PlainRows {
  const { intakes, policies, schools, points } = inHand;
  const applications = inHand.applications.filter(({ child }) => !together.elsewhere.has(child));
  const ids = new Set(applications.map(({ child }) => child));
  const heldOnly = together.held.filter(({ child }) => !ids.has(child));
  const documents = new Map([...policies.values()].map(({ digest, policy }) => [digest, policy]));
  return {
    round: roundOf(inHand.round, together.kind, together.frozenOn),
    policies: [...documents].map(([digest, policy]) => ({ file: `the policy ${digest.slice(0, 12)}`, policy })),
    schools,
    points,
    intakes: intakes.flatMap(({ id, school, name, offerLimit, takesFallback, catchment }) => {
      const policy = policies.get(id)?.policy.id;
      if (policy === undefined) return [];
      const more = { ...(takesFallback ? { takesFallback } : {}), ...(catchment.length === 0 ? {} : { catchment }) };
      return [lined({ intake: id, school, name, policy, places: offerLimit, ...more })];
    }),
    children: [
      ...applications.map(({ child }) => lined({ child, resident: together.residents.has(child) })),
      ...heldOnly.map(({ child }) => lined({ child, resident: false })),
    ],
    homes: applications.flatMap(({ child, home }) => {
      if (home?.point === null || home?.point === undefined) return [];
      return [lined({ child, ...home.point, ...(home.postcode === null ? {} : { postcode: home.postcode }) })];
    }),
    preferences: applications.flatMap(({ child, preferences }) =>
      preferences.map(({ rank, intake }) => lined({ child, rank, intake })),
    ),
    measurements: measurementsOf(together),
    held: together.held.map(lined),
    draws: together.draws.filter(({ intake }) => intakes.some(({ id }) => id === intake)).map(lined),
    facts: together.facts.filter(({ child }) => ids.has(child)).map(lined),
    areas: together.areas,
  };
}

/** Only what a policy ranks on now: a distance of an earlier policy is kept in its room and not frozen. */
function measurementsOf({ wanted, measurements, elsewhere }: ToPutTogether): Lined<MeasurementRow>[] {
  const key = ({ child, intake, measure }: { child: string; intake: string; measure: string }): string =>
    `${child} ${intake} ${measure}`;
  const needed = new Set(wanted.filter(({ child }) => !elsewhere.has(child)).map(key));
  return measurements.flatMap((row) => {
    if (row.millimetres === null || !needed.has(key(row))) return [];
    const { child, intake, measure, millimetres, method, from, to, network } = row;
    const ends = { from, ...(to === null ? {} : { to }) };
    return [lined({ child, intake, measure, millimetres, method, ...ends, ...(network === null ? {} : { network }) })];
  });
}

function roundOf(
  { id, title, authority, phase, year, fallback, fallbackMeasure }: Round,
  kind: RoundAsked['kind'],
  frozenOn: DateOnly,
): PlainRows['round'] {
  const known = phase === 'primary' || phase === 'secondary' ? phase : 'other';
  return { id, title, authority, phase: known, year, kind, fallback, fallbackMeasure, frozenOn };
}

function lined<Row extends object>(row: Row): Lined<Row> {
  return { ...row, line: 0 };
}

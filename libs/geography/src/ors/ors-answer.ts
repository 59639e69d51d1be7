import { z } from 'zod';
import { GeographyError } from '../geography-error';
import type { Distance, Place, Source } from '../measurement';
import { positionOf } from './ors-request';

const Spot = z.object({ snapped_distance: z.number().nonnegative().optional() }).nullable();

const Answer = z.object({
  distances: z.array(z.array(z.number().nonnegative().nullable())),
  sources: z.array(Spot).optional(),
  destinations: z.array(Spot).optional(),
  metadata: z
    .object({ engine: z.object({ version: z.string().optional(), graph_date: z.string().optional() }).optional() })
    .optional(),
});

type Answer = z.infer<typeof Answer>;

/** The question an answer belongs to. */
export interface Question {
  readonly service: string;
  readonly homes: readonly Place[];
  readonly schoolPoint: Place;
}

/** The distances in an answer and the map they were measured on. */
export interface CheckedAnswer {
  readonly source: Source;
  readonly distances: readonly Distance[];
}

/**
 * The distances in the body of an answer with status 200, which is not yet a promise that they are distances.
 *
 * Refuses an answer without distances, of another shape than the question, with gaps (`null`),
 * or with a zero between two places that are not the same: each has been seen, and each would give a wrong place.
 */
export function checkAnswer(body: unknown, question: Question): CheckedAnswer {
  const parsed = Answer.safeParse(body);
  if (!parsed.success) throw misshapen(body, parsed.error.issues[0], question);
  const cells = column(parsed.data, question);
  refuseGaps(cells, parsed.data, question);
  refuseZeros(cells, question);
  const { engine } = parsed.data.metadata ?? {};
  const school = parsed.data.destinations?.[0]?.snapped_distance;
  return {
    source: {
      kind: 'openrouteservice',
      version: engine?.version ?? 'not stated',
      date: engine?.graph_date ?? 'not stated',
    },
    distances: cells.map((metres, at) => distanceOf(metres ?? 0, parsed.data.sources?.[at]?.snapped_distance, school)),
  };
}

function distanceOf(metres: number, home: number | undefined, school: number | undefined): Distance {
  const millimetres = Math.round(metres * 1000);
  if (home === undefined || school === undefined) return { reached: true, millimetres };
  return { reached: true, millimetres, snaps: { home: Math.round(home * 1000), school: Math.round(school * 1000) } };
}

/** The one column asked for: a row for each home, each with the distance to the school. */
function column({ distances }: Answer, question: Question): readonly (number | null)[] {
  const { homes } = question;
  const uneven = distances.find((row) => row.length !== 1);
  if (distances.length === homes.length && uneven === undefined) return distances.map((row) => row[0] ?? null);
  throw refused(
    question,
    `${distances.length} rows, ${uneven === undefined ? 'each of 1' : `one of ${uneven.length}`}`,
    `${homes.length} rows of 1 distance, as asked`,
    'Check the version of the service: it must follow the version 2 matrix.',
  );
}

function refuseGaps(cells: readonly (number | null)[], { sources, destinations }: Answer, question: Question): void {
  const gaps = question.homes.filter((_, at) => cells[at] === null);
  if (gaps.length === 0) return;
  const away = question.homes.filter((_, at) => sources?.[at] === null);
  const why =
    destinations?.[0] === null
      ? 'the school is too far from any path'
      : away.length === gaps.length
        ? 'too far from any path'
        : 'too far from any path, or no way through';
  throw refused(question, `no distance (null) for ${names(gaps)}: ${why}`, 'a distance for every home', movePoints);
}

function refuseZeros(cells: readonly (number | null)[], question: Question): void {
  const school = String(positionOf(question.schoolPoint));
  const zeros = question.homes.filter((home, at) => cells[at] === 0 && String(positionOf(home)) !== school);
  if (zeros.length === 0) return;
  throw refused(
    question,
    `a distance of 0 for ${names(zeros)}, which is not where the school is`,
    'a distance above 0 between two places',
    'The service gives zeros where its map has no paths: check that its map covers the area.',
  );
}

function misshapen(body: unknown, issue: z.core.$ZodIssue | undefined, question: Question): GeographyError {
  const has = typeof body === 'object' && body !== null;
  if (has && 'error' in body)
    return refused(
      question,
      `an error in place of an answer: ${JSON.stringify(body.error)}`,
      'a walking matrix',
      readLog,
    );
  if (has && !('distances' in body))
    return refused(question, 'an answer without distances', 'distances, as asked for', readLog);
  const path = issue?.path.join('.') ?? '';
  return refused(
    question,
    `${path === '' ? 'an answer' : path} of the wrong kind (${issue?.message ?? ''})`,
    'distances in metres, from 0',
    readLog,
  );
}

function refused({ service, schoolPoint }: Question, found: string, allowed: string, mend: string): GeographyError {
  return new GeographyError({ where: `${service}, to ${schoolPoint.id}`, found, allowed, mend });
}

/** The first few homes by id, and how many more. */
function names(homes: readonly Place[]): string {
  const shown = homes.slice(0, 5).map(({ id }) => id);
  const more = homes.length - shown.length;
  return `${homes.length === 1 ? 'home' : 'homes'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What an officer does about a point that the service cannot join to a path. */
export const movePoints = 'Move the point to a path the service knows, or measure on a network of your own.';
const readLog = 'See what the service wrote in its own log.';

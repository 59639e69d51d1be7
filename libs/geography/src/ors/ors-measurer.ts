import { GeographyError } from '../geography-error';
import type { Distance, Measurer, Place, Source } from '../measurement';
import { checkAnswer, movePoints, type CheckedAnswer } from './ors-answer';
import { settle, type OrsOptions, type OrsSettings, type OrsWire } from './ors-options';
import { askService, serviceName, ServiceAway, type OrsRefusal } from './ors-request';

/** The codes by which the service says that a request was too large, outside its map, or failed for one point in it. */
const tooManyRoutes = 6004;
const outsideMap = 6010;
const tooFarToSearch = 6020;
const failed = 6099;

/**
 * The measurer that asks an openrouteservice for walking distances, some homes at a time.
 *
 * Every answer is checked before it is believed. What is missing is refused rather than guessed,
 * and so is an answer from another map than the answers before it: one list must be measured on one map.
 */
export function serviceMeasurer(options: OrsOptions, wire: OrsWire): Measurer {
  const settings = settle(options, wire);
  let source: Source | undefined;
  return {
    method: 'walking-route',
    measure: async (homes, schoolPoint) => {
      const distances: Distance[] = [];
      for (let at = 0; at < homes.length; at += settings.chunk) {
        const answer = await measureChunk(settings, homes.slice(at, at + settings.chunk), schoolPoint);
        source = sameSource(settings, source, answer.source);
        distances.push(...answer.distances);
      }
      return { source: source ?? nothingAsked, distances };
    },
  };
}

const nothingAsked: Source = { kind: 'openrouteservice', version: 'not stated', date: 'not stated' };

/**
 * The checked answer about one chunk. Where the service fails the whole chunk for one point in it (6099),
 * the chunk is halved until that point is found and can be named.
 */
async function measureChunk(
  settings: OrsSettings,
  homes: readonly Place[],
  schoolPoint: Place,
): Promise<CheckedAnswer> {
  const service = serviceName(settings);
  const reply = await askService(settings, homes, schoolPoint);
  if (!reply.refused) return checkAnswer(reply.body, { service, homes, schoolPoint });
  if (reply.code !== failed || homes.length === 1) throw refusal(service, reply, homes, schoolPoint);
  const middle = Math.ceil(homes.length / 2);
  const first = await measureChunk(settings, homes.slice(0, middle), schoolPoint);
  const second = await measureChunk(settings, homes.slice(middle), schoolPoint);
  return {
    source: sameSource(settings, first.source, second.source),
    distances: [...first.distances, ...second.distances],
  };
}

function sameSource(settings: OrsSettings, known: Source | undefined, next: Source): Source {
  if (known === undefined || JSON.stringify(known) === JSON.stringify(next)) return next;
  throw new GeographyError({
    where: serviceName(settings),
    found: `an answer from another map (${JSON.stringify(next)})`,
    allowed: `the map of the answers before it (${JSON.stringify(known)})`,
    mend: 'The service changed its map while measuring: measure again from the start.',
  });
}

function refusal(service: string, reply: OrsRefusal, homes: readonly Place[], schoolPoint: Place): GeographyError {
  const code = reply.code === undefined ? '' : `, code ${reply.code}`;
  const about = homes.length === 1 ? `home ${homes[0]?.id ?? ''}` : `${homes.length} homes`;
  const Fault = isAway(reply) ? ServiceAway : GeographyError;
  return new Fault({
    where: `${service}, from ${about} to ${schoolPoint.id}`,
    found: `status ${reply.status}${code}: ${reply.message}`,
    allowed: 'a walking matrix',
    mend: mendFor(reply),
  });
}

/** Whether the service measures nothing for us now, whatever it is asked. */
function isAway({ status, code }: OrsRefusal): boolean {
  return [401, 403, 429].includes(status) || (status >= 500 && code === undefined);
}

function mendFor({ status, code }: OrsRefusal): string {
  if (code === tooManyRoutes) return 'Ask for fewer homes at once (chunk), or raise maximum_routes on the service.';
  if (code === outsideMap) return 'Check the points, and that the map of the service covers them.';
  if (code === tooFarToSearch) return 'Raise maximum_visited_nodes on the service.';
  if (code === failed) return movePoints;
  if (status === 401 || status === 403) return 'Check the key (ORS_KEY) and its quota.';
  if (status === 429) return 'Too many requests: wait, or ask for a larger quota.';
  if (status >= 500 && code === undefined) return 'The service is down: try again later.';
  return 'Check the address and the version of the service.';
}

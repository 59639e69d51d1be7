import type { Example } from './examples';
import { byDraw } from './examples';
import { areaExample } from './areas';
import { lint } from './lint';
import type { Finding } from './lint';
import { kind, placedAtoms } from './look';
import { keysOf } from '../walk';

const places = kind('catchment', 'within-distance', 'nearest-school', 'feeder-school', 'faith', 'faith-points', 'band');

export const drawIsNotAll = lint({
  id: '1.34-draw-is-not-all',
  paragraphs: ['1.34'],
  strength: 'should',
  says: 'An authority whose school decides mostly by draw checks that not all its schools do.',
  mend: 'Make sure that a draw is not the main criterion at every school of the authority.',
  check: (policy) => {
    const isAuthoritys = policy.school.kind === 'community' || policy.school.kind === 'voluntary-controlled';
    const mostly = policy.tieBreak[0]?.by === 'draw' && !placedAtoms(policy).some(({ thing }) => places(thing));
    return isAuthoritys && mostly ? [{ path: 'tieBreak.0', message: 'Most places here are given by a draw, which may not be the main criterion at all the authority’s schools.' }] : [];
  },
  lawful: [
    { of: 'primary', shows: 'that uses a draw only to part equals', change: {} },
    { ...areaExample({ says: 'the Hill catchment area', map: 'areas/hill.geojson' }, 'with a draw inside a catchment area', { tieBreak: [byDraw] }) },
  ],
  unlawful: [{ of: 'primary', shows: 'of an authority’s school that gives most places by draw', change: { tieBreak: [byDraw] } }],
});

export const drawSupervised = lint({
  id: '1.35-draw-supervised',
  paragraphs: ['1.35'],
  strength: 'must',
  says: 'Somebody independent of the school supervises a draw.',
  mend: 'Name someone who is not of the school, its governors or its trust, and say that they are independent of it.',
  check: (policy) =>
    keysOf(policy).flatMap(({ path, thing }): Finding[] => {
      if (thing.by !== 'draw' || independent.test(thing.supervisedBy) || !ofTheSchool.test(thing.supervisedBy)) return [];
      return [{ path: `${path}.supervisedBy`, message: `"${thing.supervisedBy}" reads like someone of the school.` }];
    }),
  lawful: [drawExample('a solicitor who is independent of the school', 'with an independent supervisor')],
  unlawful: [drawExample('the head teacher', 'whose own head teacher supervises')],
});

const independent = /\bindependent\b|\bnot connected\b|\bno (link|connection)\b|\bfrom (another|a different)\b|\bauthority\b|\bcouncil\b/i;
const ofTheSchool = /\bhead ?teacher\b|\bhead\b|\bprincipal\b|\bgovernors?\b|\bgoverning\b|\btrust(ees?)?\b|\bthe school\b|\bschool (staff|office|business|secretary)\b|\badmissions committee\b/i;

function drawExample(supervisedBy: string, shows: string): Example {
  return { of: 'secondary', shows, change: { tieBreak: [{ by: 'draw', supervisedBy }] } };
}

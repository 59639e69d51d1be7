import { byCodePoint, canonicalJson, digestText } from '@kernel';
import { stringify } from 'yaml';
import { chanceFor } from './chance';
import { csv } from './csv';
import { peopleOf } from './families/people';
import { areaFile } from './schools/areas';
import { fitPolicy, type TownModels } from './schools/fit-policy';
import { isGrammar, isOpen } from './schools/kinds';
import type { TownSchool } from './schools/school';
import { roundTitle, type Town } from './town';

/** The files of a town: their texts by their path in its folder. */
export type TownFiles = ReadonlyMap<string, string>;

const supervisors = [
  'Ruth Ellery, solicitor',
  'Daniel Osei, auditor',
  'Margaret Finch, clerk to the justices',
  'Imran Sheikh, notary',
];

/** The town written as plain files, in the form that `docs/town.md` describes. */
export function townFiles(town: Town, models: TownModels): TownFiles {
  return new Map([
    ['round.yaml', roundFile(town)],
    ...schoolFiles(town, models),
    ['intakes.csv', intakesFile(town)],
    ...familyFiles(town),
    ['network.json', networkFile(town)],
    ['draws.csv', drawsFile(town)],
  ]);
}

function roundFile({ options: { phase } }: Town): string {
  const fallback =
    phase === 'secondary'
      ? {
          kind: 'nearest-with-vacancy',
          says: 'A child who lives in Marramshire and has no place is given one at the nearest school that still has a place.',
        }
      : {
          kind: 'catchment-then-nearest',
          says: 'A child who lives in Marramshire and has no place is given one at the catchment school, or else at the nearest school that still has a place.',
        };
  return stringify(
    {
      id: `marramshire-2027-${phase}`,
      title: roundTitle(phase),
      authority: 'Marramshire',
      phase,
      year: 2027,
      kind: 'offer-day',
      fallback,
      frozenOn: phase === 'secondary' ? '2026-12-14' : '2027-02-15',
    },
    { lineWidth: 0 },
  );
}

function schoolFiles({ schools, places, options }: Town, models: TownModels): [string, string][] {
  const openSchools = schools.filter(({ kind }) => isOpen(kind)).map(({ id }) => id);
  const points = schools.flatMap((school) =>
    school.points.map(({ point, kind, easting, northing }) => [school.id, point, kind, easting, northing]),
  );
  return [
    [
      'schools.csv',
      csv(
        ['school', 'name', 'easting', 'northing'],
        schools.map(({ id, name, centre }) => [id, name, centre.easting, centre.northing]),
      ),
    ],
    ['points.csv', csv(['school', 'point', 'kind', 'easting', 'northing'], points)],
    ...schools.map((school): [string, string] => [
      `policies/${school.id}.yaml`,
      fitPolicy({ school, phase: options.phase, places: places.get(school.id) ?? 0, openSchools }, models),
    ]),
    ...schools.flatMap(({ areas }) =>
      areas.map((area): [string, string] => [`areas/${area.id}.geojson`, areaFile(area)]),
    ),
  ];
}

function intakesFile({ schools, places, options }: Town): string {
  const group = options.phase === 'secondary' ? 'year-7' : 'reception';
  const rows = schools.map((school) => [
    intakeOf(school.id, group),
    school.id,
    school.name,
    `${school.id}-2027`,
    places.get(school.id) ?? 0,
    !isGrammar(school.kind) && school.kind !== 'own-list',
    school.areas
      .filter(({ id }) => id.endsWith('-catchment'))
      .map(({ id }) => id)
      .join(';'),
  ]);
  return csv(['intake', 'school', 'name', 'policy', 'places', 'takesFallback', 'catchment'], rows);
}

function intakeOf(school: string, group: string): string {
  return `${school}-${group}`;
}

function familyFiles({ options, children, facts, plans }: Town): [string, string][] {
  const group = options.phase === 'secondary' ? 'year-7' : 'reception';
  const ordered = [...children].sort((a, b) => byCodePoint(a.id, b.id));
  const known = ordered.map(({ id }) => canonicalJson({ child: id, facts: facts.get(id) ?? {} }));
  const wishes = ordered.flatMap((child) =>
    child.wishes.map((school, at) => [child.id, at + 1, intakeOf(school, group)]),
  );
  const held = [...plans].sort((a, b) => byCodePoint(a.child, b.child));
  return [
    [
      'children.csv',
      csv(
        ['child', 'resident'],
        ordered.map(({ id, resident }) => [id, resident]),
      ),
    ],
    [
      'people.csv',
      csv(
        ['child', 'name', 'born', 'address'],
        peopleOf(ordered, options.phase, options.seed).map(({ child, name, born, address }) => [
          child,
          name,
          born,
          address,
        ]),
      ),
    ],
    [
      'homes.csv',
      csv(
        ['child', 'easting', 'northing', 'postcode'],
        ordered.map(({ id, home }) => [id, home.easting, home.northing, home.postcode]),
      ),
    ],
    ['preferences.csv', csv(['child', 'rank', 'intake'], wishes)],
    ['facts.ndjson', `${known.join('\n')}\n`],
    [
      'held.csv',
      csv(
        ['child', 'intake', 'why', 'counts', 'mayMove', 'pool'],
        held.map(({ child, school, counts }) => [child, intakeOf(school, group), 'ehc-plan', counts, false, '']),
      ),
    ],
  ];
}

function networkFile({ land }: Town): string {
  const nodes = land.nodes.map(({ id, easting, northing }) => JSON.stringify({ id, easting, northing }));
  const ways = land.ways.map(({ nodes: along, tags }) => JSON.stringify({ nodes: along, tags }));
  return `{"date":"2026-09-01","nodes":[\n${nodes.join(',\n')}\n],"ways":[\n${ways.join(',\n')}\n]}\n`;
}

function drawsFile({ options, schools }: Town): string {
  const group = options.phase === 'secondary' ? 'year-7' : 'reception';
  const chance = chanceFor(options.seed, 'draws');
  const rows = schools.map((school: TownSchool) => {
    const dice = Array.from({ length: 24 }, () => String(chance.int(1, 6))).join('');
    const seed = `${school.id} 2027 dice ${dice}`;
    return [intakeOf(school.id, group), `${school.id}-2027-draw`, digestText(seed), seed, chance.pick(supervisors)];
  });
  return csv(['intake', 'id', 'commitment', 'seed', 'supervisor'], rows);
}

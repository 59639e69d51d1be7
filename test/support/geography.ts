import { randomUUID } from 'node:crypto';
import { measuresOf } from '@allocation';
import type { School } from '@contract';
import { pointFinder } from '@gather';
import { systemActor } from '@kernel';
import { parsePolicy } from '@policy';
import { buildTown, checkOptions, type Town, type TownOptions } from '@town';
import type { WantedDistance } from '../../apps/api/src/geography';
import { AddAuthority, AddRound, AddSchool, SetIntake, SetMeasuringPoint } from '../../apps/api/src/schools';
import { townFromModels } from '../../tools/town';
import { usualScheme } from './authority';
import type { OpenRooms } from './room';

/** The demonstration town inside the service: its schools, points, round and intakes; and what its preferences need measured. */
export interface PlacedTown {
  readonly town: Town;
  readonly files: ReadonlyMap<string, string>;
  readonly round: string;
  /** By school: its intake. */
  readonly intakes: ReadonlyMap<string, string>;
  /** By the town's own id: the child's uuid. */
  readonly children: ReadonlyMap<string, string>;
  readonly wanted: readonly WantedDistance[];
}

/** Puts a town's schools and round into the service and says what is to be measured for its families. */
export async function placeTown(rooms: OpenRooms, options: TownOptions): Promise<PlacedTown> {
  const town = buildTown(checkOptions(options));
  const files = townFromModels(options);
  await rooms.get(AddAuthority).run(systemActor, { id: 'town', name: 'Marramshire', scheme: usualScheme });
  const { id: round } = await rooms
    .get(AddRound)
    .run(systemActor, { authority: 'town', phase: 'secondary', year: 2027 });
  const intakes = new Map<string, string>();
  for (const school of town.schools) {
    await addSchool(rooms, school);
    const { id } = await rooms.get(SetIntake).run(systemActor, round, {
      school: school.id,
      ageGroup: 'year-7',
      admissionNumber: town.places.get(school.id) ?? 30,
      takesFallback: true,
      catchment: [],
    });
    intakes.set(school.id, id);
  }
  const children = new Map(town.children.map(({ id }) => [id, randomUUID()]));
  return { town, files, round, intakes, children, wanted: wantedOf(town, files, intakes, children) };
}

async function addSchool(rooms: OpenRooms, { id, name, centre, points }: Town['schools'][number]): Promise<School> {
  const school = await rooms.get(AddSchool).run(systemActor, {
    id,
    authority: 'town',
    name,
    kind: 'community',
    phase: 'secondary',
    gender: 'mixed',
    selective: false,
    easting: Math.round(centre.easting),
    northing: Math.round(centre.northing),
  });
  for (const { easting, northing, point, kind } of points) {
    await rooms
      .get(SetMeasuringPoint)
      .run(systemActor, { school: id, point, kind, site: 'main site', says: point, easting, northing });
  }
  return school;
}

function wantedOf(
  town: Town,
  files: ReadonlyMap<string, string>,
  intakes: ReadonlyMap<string, string>,
  children: ReadonlyMap<string, string>,
): WantedDistance[] {
  const schools = town.schools.map(({ id, name, centre }) => ({ school: id, name, ...centre, line: 0 }));
  const points = town.schools.flatMap(({ id, points: own }) => own.map((point) => ({ school: id, ...point, line: 0 })));
  const finder = pointFinder({ schools, points });
  const needs = new Map(
    town.schools.map(({ id }) => {
      const policy = parsePolicy(files.get(`policies/${id}.yaml`) ?? '', id);
      const measures = measuresOf(policy).flatMap((measure) => {
        const how = policy.definitions.measures[measure];
        return how === undefined ? [] : [{ measure, method: how.method, ends: finder.endsOf(how.to, id, policy) }];
      });
      return [id, measures];
    }),
  );
  return town.children.flatMap(({ id, home, wishes }) =>
    wishes.flatMap((school) =>
      (needs.get(school) ?? []).map((need) => ({
        ...need,
        child: children.get(id) ?? '',
        intake: intakes.get(school) ?? '',
        home: { id: `home of ${id}`, point: { easting: home.easting, northing: home.northing }, account: null },
      })),
    ),
  );
}

import type { MeasurementRow, SnapshotParts } from '@allocation';
import { buildNetwork, parseStreetPlan, straightLineMeasurer, walkingMeasurer } from '@geography';
import { gather } from '@gather';
import { BadInput } from '@kernel';
import { join } from 'node:path';
import { readPlainFolder } from '../files/plain/read-plain-folder';
import { changed, exampleFolder, filesOf, temporaryFolders, writeFiles } from './testing/support';
import type { Files } from './testing/support';

const good = filesOf(join(exampleFolder, 'plain'));

/** A lane from the homes past Oak to Elm with a long way round a pond, in whole metres, so that walks are easy to add up. */
const streets = {
  date: '2028-01-01',
  nodes: [
    { id: 'a', easting: 451000, northing: 301000 },
    { id: 'b', easting: 452000, northing: 301000 },
    { id: 'c', easting: 452000, northing: 302000 },
    { id: 'd', easting: 453000, northing: 302000 },
    { id: 'e', easting: 453000, northing: 301000 },
    { id: 'f', easting: 451500, northing: 301000 },
    { id: 'g', easting: 451500, northing: 300000 },
  ],
  ways: [{ nodes: ['a', 'f', 'b', 'c', 'd', 'e'] }, { nodes: ['f', 'g'] }],
};

describe('Gathering from plain files', () => {
  const newFolder = temporaryFolders();
  const gathered = (files: Files, walks = false): Promise<SnapshotParts> => {
    const walking = walks ? walkingMeasurer(buildNetwork(parseStreetPlan(streets))) : undefined;
    return gather(readPlainFolder(writeFiles(newFolder(), files)), { 'straight-line': straightLineMeasurer(), 'walking-route': walking });
  };
  const measurement = ({ measurements }: SnapshotParts, child: string, measure: string): MeasurementRow | undefined =>
    measurements.find((row) => row.child === child && row.intake === 'elm-reception' && row.measure === measure);

  it('walks where the policy walks, and keeps the digest of the streets', async () => {
    const files = changed(good, 'policies/elm.yaml', (text) => text.replace('method: straight-line', 'method: walking-route'));
    const parts = await gathered(files, true);
    expect(measurement(parts, 'ella', 'straight')).toMatchObject({ millimetres: 3_000_000, method: 'walking-route', network: buildNetwork(parseStreetPlan(streets)).digest });
    expect(parts.measurements.find(({ child, intake }) => child === 'ella' && intake === 'oak-reception')?.network).toBeUndefined();
  });

  it('measures the nearest alternative to the other schools of the set only', async () => {
    const alternative = `
    next: { says: to the next school, method: straight-line, from: address-point, to: { kind: nearest-alternative, among: all-schools }, unit: metre, decimals: 0 }
  schoolSets:
    all-schools: { says: both schools, schools: [oak, elm] }
`;
    const files = changed(good, 'policies/elm.yaml', (text) =>
      text
        .replace('decimals: 3\n', `decimals: 3${alternative}`)
        .replace('by: distance, measure: straight, first: nearest', 'by: distance-difference, from: next, less: straight, first: largest'),
    );
    const parts = await gathered(files);
    expect(measurement(parts, 'amira', 'next')).toMatchObject({ millimetres: 200_000, to: { easting: 451100, northing: 301050 } });
    expect(measurement(parts, 'amira', 'straight')?.millimetres).toBe(1_700_735);
  });

  const nearest = changed(good, 'policies/elm.yaml', (text) =>
    text
      .replace('decimals: 3\n', 'decimals: 3\n  schoolSets:\n    local: { says: the two schools, schools: [oak, elm] }\n')
      .replace('name: Other children, when: { kind: everyone-else }', 'name: Nearest, when: { kind: nearest-school, among: local }'),
  );

  it('finds the nearest school of a set, and all that are exactly as near', async () => {
    const files = changed(nearest, 'homes.csv', (text) => text.replace('ella,452000,301000', 'ella,452005,301000').replace('finn,452000', 'finn,452005'));
    const gates = changed(files, 'points.csv', (text) => text.replace(/oak,field-gate.*\n/, ''));
    const parts = await gathered(gates);
    const found = (child: string): unknown => parts.facts.find((row) => row.child === child)?.facts.nearest;
    expect(found('ella')).toEqual([{ among: 'local', schools: ['elm', 'oak'] }]);
    expect(found('amira')).toEqual([{ among: 'local', schools: ['oak'] }]);
    expect(found('dev')).toBeUndefined();
  });

  it('keeps a nearest school that was given', async () => {
    const files = changed(nearest, 'facts.ndjson', (text) => `${text}{"child":"ella","facts":{"nearest":[{"among":"local","schools":["elm"]}]}}\n`);
    const parts = await gathered(files);
    expect(parts.facts.find(({ child }) => child === 'ella')?.facts.nearest).toEqual([{ among: 'local', schools: ['elm'] }]);
  });

  it('looks areas up in a list of postcodes', async () => {
    const files = changed(good, 'policies/oak.yaml', (text) => text.replace('map: oak-parish.geojson', 'postcodes: [EX1 2AC]'));
    const parts = await gathered(Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('areas/'))));
    expect(parts.facts.filter(({ facts }) => facts.areas?.includes('oak-parish')).map(({ child }) => child)).toEqual(['cara', 'ella', 'finn']);
  });

  it('measures the fallback for residents only, and not at all where the scheme has none', async () => {
    const away = await gathered(changed(good, 'children.csv', (text) => text.replace('ella,yes', 'ella,no')));
    expect(away.reach).toHaveLength(10);
    const none = await gathered(changed(good, 'round.yaml', (text) => text.replace(/fallback:[\s\S]*?frozenOn/, 'fallback: { kind: none }\nfrozenOn')));
    expect(none.reach).toEqual([]);
  });

  it('refuses a home from which there is no way on foot, naming the line', async () => {
    const files = changed(changed(good, 'policies/elm.yaml', (text) => text.replace('method: straight-line', 'method: walking-route')), 'homes.csv', (text) => text.replace('finn,452000,301000', 'finn,452500,309000'));
    await expect(gathered(files, true)).rejects.toThrow(BadInput);
    await expect(gathered(files, true)).rejects.toThrow(/preferences\.csv, line 10: .*"finn".*too far from any street/);
  });

  it('refuses one id for two different sets', async () => {
    const files = changed(nearest, 'policies/oak.yaml', (text) =>
      text
        .replace('decimals: 0\n', 'decimals: 0\n  schoolSets:\n    local: { says: only Oak, schools: [oak] }\n')
        .replace('name: Other children, when: { kind: everyone-else }', 'name: Nearest, when: { kind: nearest-school, among: local }'),
    );
    await expect(gathered(files)).rejects.toThrow('the set of schools "local" defined otherwise than in policies/elm.yaml');
  });
});

import { Ajv2020 } from 'ajv/dist/2020';
import { decideSnapshot } from './decide';
import { freeze } from './freeze';
import { verifyOutcome } from './verify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changed, exampleFolder, filesOf, listening, temporaryFolders, writeFiles } from './testing/support';

const plain = filesOf(join(exampleFolder, 'plain'));
const snapshot = filesOf(join(exampleFolder, 'snapshot'));
const outcome = filesOf(join(exampleFolder, 'outcome'));

describe('The published example', () => {
  const newFolder = temporaryFolders();

  it('freezes to the snapshot shown, byte for byte', async () => {
    const out = join(newFolder(), 'snapshot');
    expect(await freeze(join(exampleFolder, 'plain'), { out }, listening())).toBe(0);
    expect(filesOf(out)).toEqual(snapshot);
  });

  it('freezes to the same bytes when every line and column stands elsewhere', async () => {
    const folder = newFolder();
    const shuffled = Object.fromEntries(Object.entries(plain).map(([path, text]) => [path, path.endsWith('.csv') ? columnsTurned(linesTurned(text, 1)) : path.endsWith('.ndjson') ? linesTurned(text, 0) : text]));
    expect(shuffled['preferences.csv']).not.toBe(plain['preferences.csv']);
    writeFiles(join(folder, 'plain'), shuffled);
    await freeze(join(folder, 'plain'), { out: join(folder, 'snapshot') }, listening());
    expect(filesOf(join(folder, 'snapshot'))).toEqual(snapshot);
  });

  it('decides to the outcome shown, byte for byte, and the verifier agrees', () => {
    const out = join(newFolder(), 'outcome');
    expect(decideSnapshot(join(exampleFolder, 'snapshot'), { out }, listening())).toBe(0);
    expect(filesOf(out)).toEqual(outcome);
    expect(verifyOutcome(join(exampleFolder, 'snapshot'), out, {}, listening())).toBe(0);
  });

  it('gives another outcome when a distance is given in measurements.csv, because what is given is kept', async () => {
    const folder = newFolder();
    const given = 'child,intake,measure,millimetres,method\nella,elm-reception,straight,999,straight-line\n';
    writeFiles(join(folder, 'plain'), { ...plain, 'measurements.csv': given });
    await freeze(join(folder, 'plain'), { out: join(folder, 'snapshot') }, listening());
    expect(filesOf(join(folder, 'snapshot'))['measurements.ndjson']).toContain('{"child":"ella","intake":"elm-reception","measure":"straight","method":"straight-line","millimetres":999}');
    decideSnapshot(join(folder, 'snapshot'), { out: join(folder, 'outcome') }, listening());
    expect(filesOf(join(folder, 'outcome'))['places.ndjson']).toContain('{"child":"ella","how":"preference","intake":"elm-reception","rank":1,"stage":0}');
  });

  it('keeps the areas given in facts and adds those on the map', async () => {
    const folder = newFolder();
    const files = changed(plain, 'facts.ndjson', (text) => text.replace('"facts":{"siblings"', '"facts":{"areas":["elsewhere"],"siblings"'));
    writeFiles(join(folder, 'plain'), files);
    await freeze(join(folder, 'plain'), { out: join(folder, 'snapshot') }, listening());
    expect(filesOf(join(folder, 'snapshot'))['facts.ndjson']).toContain('"areas":["elsewhere","oak-parish"]');
  });
});

describe('The published schemas', () => {
  const ajv = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
  const schemaOf = (name: string) => ajv.compile(JSON.parse(readFileSync(join(exampleFolder, '../schema', `${name}.schema.json`), 'utf8')) as object);
  const parts = [...Object.entries(snapshot).map((entry) => ['snapshot', ...entry] as const), ...Object.entries(outcome).map((entry) => ['outcome', ...entry] as const)];

  it.each(parts.filter(([, path]) => path.endsWith('.ndjson') || path === 'manifest.json'))('%s/%s fits its schema', (what, path, text) => {
    const fits = schemaOf(`${what}-${path.replace(/\..*$/, '')}`);
    for (const line of text.trimEnd().split('\n').filter((one) => one !== '')) expect([line, fits(JSON.parse(line)), fits.errors]).toEqual([line, true, null]);
  });

  it('a line with an unknown key fits no schema', () => {
    expect(schemaOf('snapshot-children')({ id: 'amira', resident: true, name: 'Amira' })).toBe(false);
  });
});

/** The lines after the first few, last line first. */
function linesTurned(text: string, heading: number): string {
  const lines = text.trimEnd().split('\n');
  return [...lines.slice(0, heading), ...lines.slice(heading).reverse(), ''].join('\n');
}

/** The columns from right to left; cells of the example hold a comma only inside quotation marks. */
function columnsTurned(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `${(line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).slice(0, line.replace(/"[^"]*"/g, '').split(',').length).map((cell) => cell.replace(/,$/, '')).reverse().join(',')}\n`)
    .join('');
}

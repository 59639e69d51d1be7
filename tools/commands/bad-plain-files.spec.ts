import { BadInput } from '@kernel';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freeze } from './freeze';
import { changed, exampleFolder, filesOf, listening, temporaryFolders, writeFiles } from './testing/support';
import type { Files } from './testing/support';

const good = filesOf(join(exampleFolder, 'plain'));

/** What is wrong, the folder that has it wrong, and the beginning or a part of what a person is told. */
type Wrong = readonly [what: string, files: Files, says: string];

const replaced = (path: string, from: string | RegExp, to: string): Files => changed(good, path, (text) => text.replace(from, to));
const added = (path: string, line: string): Files => ({ ...good, [path]: `${good[path] ?? ''}${line}` });
const without = (path: string): Files => Object.fromEntries(Object.entries(good).filter(([name]) => name !== path));
const measured = (line: string): Files => ({ ...good, 'measurements.csv': `child,intake,measure,millimetres,method\n${line}\n` });

const wrongs: readonly Wrong[] = [
  ['a missing file', without('children.csv'), 'children.csv: found no such file or folder'],
  ['a folder without round.yaml', without('round.yaml'), 'found a folder without round.yaml'],
  ['a misspelt file', { ...without('held.csv'), 'heldd.csv': good['held.csv'] ?? '' }, 'heldd.csv: found a file with a name that is not known'],
  ['an empty file', { ...good, 'children.csv': '' }, 'children.csv: found an empty file'],
  ['an unknown key in round.yaml', added('round.yaml', 'colour: red\n'), 'round.yaml, line 11, colour: found the unknown key "colour"'],
  ['a key twice in round.yaml', added('round.yaml', 'year: 2029\n'), 'round.yaml, line 11: found a key that was already said'],
  ['a wrong type in round.yaml', replaced('round.yaml', 'year: 2028', 'year: soon'), 'round.yaml, line 5, year: found "soon"'],
  ['an alias that holds itself', replaced('round.yaml', /fallback:[\s\S]*frozenOn/, 'fallback: &a [*a]\nfrozenOn'), 'round.yaml'],
  ['an unknown column', replaced('children.csv', 'child,resident', 'child,resident,name'), 'children.csv, line 1: found the unknown column "name"'],
  ['a missing column', replaced('intakes.csv', 'places', 'spaces'), 'found no column "places"'],
  ['a column twice', replaced('children.csv', 'child,resident', 'child,child'), 'found the column "child" twice'],
  ['a row that is too long', added('children.csv', 'gita,yes,extra\n'), 'children.csv, line 8: found 3 cells'],
  ['a quotation mark left open', added('children.csv', '"gita,yes\n'), 'children.csv, line 8: found quotation marks that do not match'],
  ['bytes that are not UTF-8', added('children.csv', 'g\xe9ta,yes\n'), 'children.csv, line 8: found bytes that are not UTF-8'],
  ['bytes that are not UTF-8 in facts', added('facts.ndjson', '\xff\n'), 'facts.ndjson, line 3: found bytes that are not UTF-8'],
  ['neither yes nor no', replaced('children.csv', 'amira,yes', 'amira,maybe'), 'children.csv, line 2, resident: found "maybe"'],
  ['a child twice', added('children.csv', 'ben,no\n'), 'children.csv, line 8: found the child "ben" a second time (first on line 3)'],
  ['a preference of nobody', added('preferences.csv', 'gita,1,oak-reception\n'), 'preferences.csv, line 11: found the child "gita"'],
  ['a preference for a school that is not in the round', added('preferences.csv', 'finn,2,ash-reception\n'), 'preferences.csv, line 11: found the intake "ash-reception"; an intake of this round: oak-reception, elm-reception'],
  ['two preferences for one school', added('preferences.csv', 'finn,2,elm-reception\n'), 'preferences.csv, line 11: found the preference of "finn" for "elm-reception" a second time'],
  ['two preferences at one rank', added('preferences.csv', 'finn,1,oak-reception\n'), 'found the preference at rank 1 of "finn" a second time'],
  ['a rank of nought', added('preferences.csv', 'finn,0,oak-reception\n'), 'preferences.csv, line 11, rank: found "0"; at least 1 is needed'],
  ['a home that is missing', replaced('homes.csv', /finn,.*\n/, ''), 'preferences.csv, line 10: found the preference of "finn" for "elm-reception", whose "straight" cannot be measured: homes.csv has no home of "finn"'],
  ['every unmeasurable preference', replaced('homes.csv', /ella,.*\nfinn,.*\n/, ''), 'preferences.csv, line 9: found the preference of "ella" for "oak-reception", whose "straight" cannot be measured'],
  ['a school without the gate that its policy measures to', replaced('points.csv', /oak,.*\n/g, ''), 'intakes.csv, line 2: found the intake "oak-reception", whose "straight" cannot be measured: points.csv has no gate of "oak"'],
  ['a distance that is not a number', measured('ella,elm-reception,straight,NaN,straight-line'), 'measurements.csv, line 2, millimetres: found "NaN"; a whole number, 0 or more, is needed'],
  ['a distance below nought', measured('ella,elm-reception,straight,-5,straight-line'), 'measurements.csv, line 2, millimetres: found "-5"'],
  ['a distance by a measure that the policy has not', measured('ella,elm-reception,walk,5,straight-line'), 'measurements.csv, line 2: found the measure "walk"'],
  ['a distance by another method', measured('ella,elm-reception,straight,5,walking-route'), 'found a walking-route measurement'],
  ['a home at no place', replaced('homes.csv', 'amira,451300', 'amira,4513000'), 'homes.csv, line 2, easting: found "4513000"'],
  ['a walking policy and no streets', replaced('policies/elm.yaml', 'method: straight-line', 'method: walking-route'), 'network.json: found no street network'],
  ['a JSON line cut short', added('facts.ndjson', '{"child":"finn","facts":{'), 'facts.ndjson, line 3: found a last line without a line feed'],
  ['a JSON line cut in the middle', replaced('facts.ndjson', '"year":3}]}}', '"year":3}]'), 'facts.ndjson, line 1: found'],
  ['a key twice in a JSON line', added('facts.ndjson', '{"child":"finn","facts":{},"facts":{}}\n'), 'facts.ndjson, line 3: found the key "facts" twice in one object'],
  ['a fact that no policy may ask', added('facts.ndjson', '{"child":"finn","facts":{"parentJob":"baker"}}\n'), 'facts.ndjson, line 3, facts.parentJob: found the unknown key "parentJob"'],
  ['facts twice', added('facts.ndjson', '{"child":"ben","facts":{}}\n'), 'facts.ndjson, line 3: found the facts of "ben" a second time'],
  ['an unknown key in a policy', replaced('policies/oak.yaml', 'multipleBirths: none', 'multipleBirths: none\nnickname: Oaky'), 'policies/oak.yaml, line 28, nickname: found the unknown key "nickname"'],
  ['a key twice in a policy', replaced('policies/oak.yaml', 'multipleBirths: none', 'multipleBirths: none\nmultipleBirths: none'), 'policies/oak.yaml, line 28: found a key that was already said'],
  ['a criterion that holds itself', replaced('policies/oak.yaml', '{ kind: everyone-else }', '&self { kind: all, of: [*self, *self] }'), 'policies/oak.yaml'],
  ['more places in pools than the school has', replaced('policies/elm.yaml', 'multipleBirths: none', 'pools:\n  - { id: all, name: All, places: { kind: places, places: 99 }, unfilled: { kind: lost }, afterOfferDay: kept }\nmultipleBirths: none'), 'policies/elm.yaml'],
  ['a school of no places', replaced('policies/elm.yaml', 'admissionNumber: 2', 'admissionNumber: 0'), 'policies/elm.yaml, line 7, places.admissionNumber: found 0'],
  ['a policy that is not for ranking', replaced('policies/elm.yaml', 'multipleBirths: none', 'multipleBirths: none\nnotForRanking: Row 2 is not known.'), 'intakes.csv, line 3: found the policy "elm-2028", which is not for ranking'],
  ['a policy of another school', replaced('intakes.csv', 'elm-2028', 'oak-2028'), 'intakes.csv, line 3: found the policy "oak-2028" of the school "oak"'],
  ['two policies with one id', { ...good, 'policies/oak-again.yaml': good['policies/oak.yaml'] ?? '' }, 'found the id "oak-2028", which policies/oak-again.yaml has too'],
  ['an area without a map', without('areas/oak-parish.geojson'), 'policies/oak.yaml: found the area "oak-parish" without a map or postcodes'],
  ['a map that is no area', replaced('areas/oak-parish.geojson', '"Polygon"', '"Point"'), 'areas/oak-parish.geojson'],
  ['a map that is not JSON', { ...good, 'areas/oak-parish.geojson': 'oak' }, 'areas/oak-parish.geojson: found text that is not JSON'],
  ['a plan place that may move', replaced('held.csv', 'yes,no', 'yes,yes'), 'held.csv, line 2: found an EHC plan place that may move'],
  ['a seed that is not the one committed to', replaced('draws.csv', 'elm dice 2', 'elm dice 3'), 'draws.csv, line 3: found the commitment'],
];

describe('A folder with something wrong in it is refused in words, and nothing is written', () => {
  const newFolder = temporaryFolders();

  it.each(wrongs)('%s', async (_what, files, says) => {
    const folder = newFolder();
    writeFiles(join(folder, 'plain'), files);
    const out = join(folder, 'snapshot');
    const fault: unknown = await freeze(join(folder, 'plain'), { out }, listening()).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(BadInput);
    expect((fault as BadInput).message).toContain(says);
    expect((fault as BadInput).message).not.toMatch(/undefined|\[object|\bNaN;|at .*\.ts:/);
    expect(existsSync(out)).toBe(false);
  });

  it('lists every preference that cannot be measured, not only the first', async () => {
    const folder = newFolder();
    writeFiles(join(folder, 'plain'), replaced('homes.csv', /ella,.*\nfinn,.*\n/, ''));
    const fault: unknown = await freeze(join(folder, 'plain'), { out: join(folder, 'snapshot') }, listening()).catch((error: unknown) => error);
    const lines = (fault as BadInput).problems.filter(({ file, found }) => file?.startsWith('preferences.csv') === true && found.includes('"straight" cannot be measured'));
    expect(lines.map(({ file }) => file)).toEqual(['preferences.csv, line 8', 'preferences.csv, line 9', 'preferences.csv, line 10']);
  });
});

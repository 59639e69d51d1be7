import { BadInput } from '@kernel';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { decideSnapshot } from './decide';
import { verifyOutcome } from './verify';
import { resealed } from './testing/frozen';
import { changed, exampleFolder, filesOf, listening, temporaryFolders, writeFiles } from './testing/support';
import type { Files } from './testing/support';

const snapshot = filesOf(join(exampleFolder, 'snapshot'));
const outcome = filesOf(join(exampleFolder, 'outcome'));

/** What is wrong, the folder that has it wrong, and a part of what a person is told. */
type Wrong = readonly [what: string, files: Files, says: string];

const without = (files: Files, path: string): Files => Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
/** A change of a file that the manifest does not know of. */
const touched = (path: string, from: string | RegExp, to: string): Files => changed(snapshot, path, (text) => text.replace(from, to));
/** A change that the manifest owns up to. */
const said = (path: string, from: string | RegExp, to: string): Files => resealed(touched(path, from, to));

const wrongSnapshots: readonly Wrong[] = [
  ['no manifest', without(snapshot, 'manifest.json'), 'found a folder without manifest.json'],
  ['a plain folder', filesOf(join(exampleFolder, 'plain')), 'freeze it first'],
  ['an outcome', outcome, 'manifest.json, kind: found "fairplace-outcome"'],
  ['a newer schema', touched('manifest.json', '"schema":1', '"schema":2'), 'manifest.json, schema: found 2; this program reads up to 1: the folder was written by a newer Fairplace'],
  ['a manifest cut short', touched('manifest.json', /.{9}$/s, ''), 'manifest.json: found JSON that is cut short'],
  ['a manifest with a key twice', touched('manifest.json', '"schema":1', '"schema":1,"schema":1'), 'manifest.json: found the key "schema" twice'],
  ['a manifest with an unknown key', touched('manifest.json', '"schema":1', '"schema":1,"zeal":9'), 'found the unknown key "zeal"'],
  ['a manifest with spaces', touched('manifest.json', '"schema":1', '"schema": 1'), 'found JSON that is not in canonical form'],
  ['a manifest without a part', touched('manifest.json', /,\{"file":"reach.ndjson"[^}]*\}/, ''), 'manifest.json, parts: found intakes, children'],
  ['a part under another name', touched('manifest.json', '"file":"reach.ndjson"', '"file":"../reach.ndjson"'), 'found "../reach.ndjson"; "reach.ndjson"'],
  ['a policy under another name', touched('manifest.json', '"file":"policies/elm-2028.json"', '"file":"/etc/passwd"'), 'found "/etc/passwd"; "policies/elm-2028.json"'],
  ['a missing part', without(snapshot, 'reach.ndjson'), 'reach.ndjson: found no such file'],
  ['a missing policy', without(snapshot, 'policies/elm-2028.json'), 'policies/elm-2028.json: found no such file'],
  ['a part that was changed', touched('facts.ndjson', '"looked-after"', '"previously-looked-after"'), 'facts.ndjson: found the digest'],
  ['a part with a line less', touched('children.ndjson', /.*"finn".*\n/, ''), 'children.ndjson: found 5 lines; the 6 that manifest.json counts'],
  ['a policy that was changed', touched('policies/elm-2028.json', '"admissionNumber":2', '"admissionNumber":3'), 'policies/elm-2028.json: found the digest'],
  ['a line cut short', said('children.ndjson', /"finn","resident":true\}\n/, '"finn","resi'), 'children.ndjson, line 6: found a last line without a line feed'],
  ['a line cut short in the middle', said('children.ndjson', '"ben","resident":true}', '"ben","resi'), 'children.ndjson, line 2: found JSON that is cut short'],
  ['bytes that are not UTF-8', said('held.ndjson', 'oak', 'o\xe9k'), 'held.ndjson, line 1: found bytes that are not UTF-8'],
  ['a key twice in a line', said('children.ndjson', '"id":"ben"', '"id":"ben","id":"ben"'), 'children.ndjson, line 2: found the key "id" twice'],
  ['keys in another order', said('children.ndjson', '{"id":"ben","resident":true}', '{"resident":true,"id":"ben"}'), 'children.ndjson, line 2: found {"resident":true,"id":"ben"}; write it in canonical form: {"id":"ben","resident":true}'],
  ['an unknown key in a line', said('children.ndjson', '"ben","resident"', '"ben","name":"Ben","resident"'), 'children.ndjson, line 2, name: found the unknown key "name"'],
  ['a wrong type', said('children.ndjson', '"ben","resident":true', '"ben","resident":"yes"'), 'children.ndjson, line 2, resident: found "yes"'],
  ['lines out of order', said('children.ndjson', /(.*"amira".*\n)(.*"ben".*\n)/, '$2$1'), 'children.ndjson, line 2: found id "amira" after id "ben"'],
  ['a child twice', said('children.ndjson', /(.*"ben".*\n)/, '$1$1'), 'children.ndjson, line 3: found id "ben" a second time'],
  ['a preference for a school that is not in the round', said('preferences.ndjson', '{"child":"finn","intake":"elm-reception"', '{"child":"finn","intake":"ash-reception"'), 'preferences.ndjson, line 9: found the intake "ash-reception"'],
  ['two preferences for one school', said('preferences.ndjson', '{"child":"ben","intake":"elm-reception"', '{"child":"ben","intake":"oak-reception"'), 'preferences.ndjson, line 4: found two preferences of "ben" for "oak-reception"'],
  ['a missing measurement', said('measurements.ndjson', /.*"finn".*\n/, ''), 'measurements.ndjson: found no "straight" of "finn" for "elm-reception"'],
  ['a distance below nought', said('measurements.ndjson', '"millimetres":200000', '"millimetres":-1'), 'measurements.ndjson, line 2, millimetres: found -1'],
  ['a distance that is no number', said('measurements.ndjson', '"millimetres":200000', '"millimetres":NaN'), 'measurements.ndjson, line 2: found text that is not JSON'],
  ['a distance without end', said('measurements.ndjson', '"millimetres":200000', '"millimetres":1e999'), 'measurements.ndjson, line 2, millimetres: found'],
  ['more places in pools than the school has', said('policies/elm-2028.json', '"multipleBirths":"none"', '"multipleBirths":"none","pools":[{"afterOfferDay":"kept","id":"all","name":"All","places":{"kind":"places","places":99},"unfilled":{"kind":"lost"}}]'), 'policies/elm-2028.json, pools: found 99 places in the pools'],
  ['a school of no places', said('policies/elm-2028.json', '"admissionNumber":2', '"admissionNumber":0'), 'policies/elm-2028.json, places.admissionNumber: found 0'],
];

const changedOutcome = (path: string, from: string | RegExp, to: string): Files => resealed(changed(outcome, path, (text) => text.replace(from, to)));

const wrongOutcomes: readonly Wrong[] = [
  ['a snapshot', snapshot, 'manifest.json, kind: found "fairplace-snapshot"'],
  ['an outcome of another snapshot', changed(outcome, 'manifest.json', (text) => text.replace(/"snapshot":"..../, '"snapshot":"0000')), 'this outcome was decided from another one'],
  ['a newer schema', changed(outcome, 'manifest.json', (text) => text.replace('"schema":1', '"schema":7')), 'written by a newer Fairplace'],
  ['a child too few', changedOutcome('places.ndjson', /.*"finn".*\n/, ''), 'places.ndjson: found 5 lines; one for each child of the snapshot: 6'],
  ['a child nobody knows', changedOutcome('places.ndjson', '"child":"finn"', '"child":"gita"'), 'places.ndjson, line 6: found "gita"; "finn" next'],
  ['an intake nobody knows', changedOutcome('places.ndjson', '"how":"preference","intake":"elm-reception","rank":1,"stage":0}\n{"child":"dev"', '"how":"preference","intake":"ash-reception","rank":1,"stage":0}\n{"child":"dev"'), 'places.ndjson, line 3: found the intake "ash-reception"'],
  ['a rank that is not the parent\'s', changedOutcome('places.ndjson', '"rank":2', '"rank":1'), 'places.ndjson, line 5, rank: found 1; 2, as in the snapshot'],
  ['a standing on no list', changedOutcome('lists.ndjson', /.*"oak-reception".*\n/, ''), 'standings.ndjson, line 6: found a standing of intake "oak-reception"'],
  ['positions with a gap', changedOutcome('standings.ndjson', '"position":5', '"position":6'), 'standings.ndjson, line 5, position: found 6'],
  ['a row nobody knows', changedOutcome('standings.ndjson', '"row":"4"', '"row":"9"'), 'found the row "9"'],
  ['a width without end', changedOutcome('lists.ndjson', '"width":1', '"width":999999999'), 'lists.ndjson, line 1, width: found 999999999'],
  ['a verdict that is none', changedOutcome('trail.ndjson', '"outranked"', '"unlucky"'), 'trail.ndjson, line 7, verdict: found "unlucky"'],
];

describe('A snapshot with something wrong in it is refused in words, and nothing is decided', () => {
  const newFolder = temporaryFolders();

  it.each(wrongSnapshots)('%s', (_what, files, says) => {
    const folder = newFolder();
    writeFiles(join(folder, 'snapshot'), files);
    const out = join(folder, 'outcome');
    expect(refusal(() => decideSnapshot(join(folder, 'snapshot'), { out }, listening()))).toContain(says);
    expect(existsSync(out)).toBe(false);
  });
});

describe('An outcome with something wrong in it is refused in words', () => {
  const newFolder = temporaryFolders();

  it.each(wrongOutcomes)('%s', (_what, files, says) => {
    const folder = writeFiles(newFolder(), files);
    expect(refusal(() => verifyOutcome(join(exampleFolder, 'snapshot'), folder, {}, listening()))).toContain(says);
  });

  it('but a wrong decision, rightly written, is for the verifier to find', () => {
    const swapped = changedOutcome('standings.ndjson', '"position":2,"row":"2","stage":0,"vacancy":0}\n{"child":"ella"', '"position":2,"row":"1","stage":0,"vacancy":0}\n{"child":"ella"');
    const terminal = listening();
    expect(verifyOutcome(join(exampleFolder, 'snapshot'), writeFiles(newFolder(), swapped), {}, terminal)).toBe(1);
    expect(terminal.said.join('\n')).toMatch(/BROKEN {2}V6/);
  });
});

/** What a person is told; a fault that is no refusal fails the test with its own stack. */
function refusal(step: () => unknown): string {
  try {
    step();
  } catch (fault) {
    if (fault instanceof BadInput) return fault.message;
    throw fault;
  }
  return 'nothing was refused';
}

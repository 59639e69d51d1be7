import type { PlainRows } from '@gather';
import { checked, refuse } from '@kernel';
import { parsePolicy } from '@policy';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { parseJson } from '@documents';
import { linesOf } from '../lines';
import { readText } from '../text';
import { readAreas } from './areas';
import { readCsv } from './csv';
import type { Lined } from './csv';
import { FactsLine, PlainRound, tables } from './tables';
import { readYaml } from './yaml';

type TableName = keyof typeof tables;
type Tables = { readonly [Name in TableName]: readonly Lined<z.infer<(typeof tables)[Name]['schema']>>[] };

/** Everything a plain folder says, each row with its line, not yet checked against each other. */
export interface PlainFolder extends PlainRows {
  /** The name of the street network's file, if there is one. */
  readonly network: string | undefined;
}

const networkNames = ['network.json', 'network.osm.pbf', 'network.osm'] as const;

/** Names and addresses, for letters and screens. A folder may hold them; a snapshot never does, so they are not read. */
const peopleFile = 'people.csv';

/** Reads a folder of plain files. Each file is checked by itself; `gather` checks them against each other. */
export function readPlainFolder(folder: string): PlainFolder {
  checkFolder(folder);
  const table = <Name extends TableName>(name: Name): Tables[Name] => readTable(folder, name);
  return {
    round: readYaml(join(folder, 'round.yaml'), 'round.yaml', PlainRound),
    policies: filesIn(folder, 'policies', /\.ya?ml$/).map((file) => ({ file, policy: parsePolicy(readText(join(folder, file), file), file) })),
    schools: table('schools'),
    points: table('points'),
    intakes: table('intakes'),
    children: table('children'),
    homes: table('homes'),
    preferences: table('preferences'),
    measurements: table('measurements'),
    held: table('held'),
    draws: table('draws'),
    facts: readFacts(folder),
    areas: filesIn(folder, 'areas', /\.geojson$/).flatMap((file) => readAreas(join(folder, file), file)),
    network: networkNames.find((name) => existsSync(join(folder, name))),
  };
}

function readTable<Name extends TableName>(folder: string, name: Name): Tables[Name] {
  const file = `${name}.csv`;
  const { schema, needed } = tables[name];
  if (!needed && !existsSync(join(folder, file))) return [];
  return readCsv<object>(join(folder, file), file, { schema }) as Tables[Name];
}

function readFacts(folder: string): PlainFolder['facts'] {
  const file = 'facts.ndjson';
  if (!existsSync(join(folder, file))) return [];
  const rows: Lined<z.infer<typeof FactsLine>>[] = [];
  let line = 0;
  for (const text of linesOf(join(folder, file), file)) {
    line += 1;
    const name = `${file}, line ${String(line)}`;
    if (text.trim() !== '') rows.push({ ...checked(FactsLine, parseJson(text, name), name), line });
  }
  return rows;
}

/** The files of a folder within the folder, in code-point order, by their names from the outer one. */
function filesIn(folder: string, inner: string, ending: RegExp): readonly string[] {
  const path = join(folder, inner);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => `${inner}/${name}`);
}

/** Refuses a folder that is not one, and tables whose names are misspelt: a file left unread would be a fact left out. */
function checkFolder(folder: string): void {
  if (!existsSync(folder)) refuse({ file: folder, found: 'no such folder', allowed: 'a folder of plain files; docs/commands.md says which.' });
  if (!statSync(folder).isDirectory()) refuse({ file: folder, found: 'a file', allowed: 'a folder of plain files; docs/commands.md says which.' });
  if (!existsSync(join(folder, 'round.yaml'))) {
    const frozen = existsSync(join(folder, 'manifest.json'));
    refuse({ file: folder, found: frozen ? 'a folder that is frozen already (it has manifest.json)' : 'a folder without round.yaml', allowed: 'a folder of plain files; docs/commands.md says which.' });
  }
  const known = [...Object.keys(tables).map((name) => `${name}.csv`), 'facts.ndjson', 'round.yaml', peopleFile];
  for (const name of readdirSync(folder)) {
    if (/^[^.].*\.(csv|ndjson|ya?ml)$/.test(name) && !known.includes(name)) {
      refuse({ file: join(folder, name), found: 'a file with a name that is not known', allowed: `the files are: ${known.join(', ')}. Rename it, or move it elsewhere.` });
    }
  }
}

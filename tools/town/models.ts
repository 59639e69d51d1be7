import type { TownModels } from '@town';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../files/project-root';

const folder = join(projectRoot, 'config/policies/town');

/** The model policies in `config/policies/town`, by kind of school: the name of the file. */
export function townModels(): TownModels {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return new Map(files.map((file) => [file.slice(0, -'.yaml'.length), readFileSync(join(folder, file), 'utf8')]));
}

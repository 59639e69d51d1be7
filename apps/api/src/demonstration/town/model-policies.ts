import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TownModels } from '@town';

/** The model policies of the town's schools, by kind of school: the files of `config/policies/town`. */
export function modelPolicies(projectRoot: string): TownModels {
  const folder = join(projectRoot, 'config', 'policies', 'town');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return new Map(files.map((file) => [file.slice(0, -'.yaml'.length), readFileSync(join(folder, file), 'utf8')]));
}

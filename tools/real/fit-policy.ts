import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { projectRoot } from '../files/project-root';
import { readText } from '../files/text';

/** What a replay knows of a school when it fits a policy to it. */
export interface Fitting {
  readonly id: string;
  readonly name: string;
  readonly round: string;
  readonly places: number;
  /** The area that the policy calls its catchment, where it has one. */
  readonly catchment?: string;
}

/** The policy document of one school: the pattern of its kind in config/policies/rounds, with its own name and number. */
export function fitPolicy(pattern: string, { id, name, round, places, catchment }: Fitting): string {
  const path = join(projectRoot, 'config/policies/rounds', pattern);
  const text = readText(path, pattern).replaceAll('the-school', id);
  const document = parseDocument(catchment === undefined ? text : text.replaceAll('the-catchment', catchment));
  document.setIn(['id'], `${id}/${round}`);
  document.setIn(['title'], String(document.get('title')).replace('The School', name));
  document.setIn(['school', 'name'], name);
  document.setIn(['places', 'admissionNumber'], places);
  return document.toString({ lineWidth: 0 });
}

/** A school's id from its name: "Catmose College" gives "catmose-college". */
export function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("'", '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

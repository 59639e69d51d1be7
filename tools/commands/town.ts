import { refuse } from '@kernel';
import type { Phase, TownFiles } from '@town';
import { newFolder } from '../files/new-folder';
import { townFromModels, writeTown } from '../town';
import type { Writing } from './program';
import type { ExitCode, Terminal } from './terminal';
import { count } from './words';

type Asked = Writing & { readonly children: number; readonly schools: number; readonly seed: number; readonly phase: string };

/** Makes a fictional authority and writes it as plain files. */
export function town({ out, json, children, schools, seed, phase }: Asked, terminal: Terminal): ExitCode {
  newTown(townFromModels({ children, schools, seed, phase: phaseOf(phase) }), terminal.path(out));
  if (json === true) terminal.say(JSON.stringify({ out, children, schools, seed, phase }));
  else terminal.say(`Made a town of ${count(children, 'family', 'families')} and ${count(schools, 'school')} in ${out}. Next: fairplace freeze ${out} --out SNAPSHOT`);
  return 0;
}

/** Writes a town into a new folder, which appears only when it is whole. */
export function newTown(files: TownFiles, path: string): void {
  newFolder(path, 'fairplace-town', false, (folder) => {
    writeTown(files, folder);
  });
}

function phaseOf(text: string): Phase {
  if (text === 'primary' || text === 'secondary') return text;
  return refuse({ path: '--phase', found: `"${text}"`, allowed: 'allowed: primary, secondary.' });
}

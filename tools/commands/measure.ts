import { measureAll } from '@geography';
import type { MeasuredSchool, Measurement, Place } from '@geography';
import { refuse } from '@kernel';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readCsv } from '../files/plain/csv';
import { HomeLine, PointLine, SchoolLine } from '../files/plain/tables';
import { readText } from '../files/text';
import { refuseUnreadable } from '../files/unreadable';
import { measurersFor } from './measurers';
import type { Writing } from './program';
import type { ExitCode, Terminal } from './terminal';
import { count } from './words';

type Options = Writing & { readonly homes: string; readonly schools: string; readonly network?: string };

/** Measures every home to every measuring point and writes one line for each pair and method. */
export async function measure(options: Options, terminal: Terminal): Promise<ExitCode> {
  const out = terminal.path(options.out);
  if (existsSync(out) && options.force !== true) refuse({ file: options.out, found: 'something already there', allowed: 'choose another name, or say --force to replace it.' });
  const homes = readCsv(terminal.path(options.homes), options.homes, { schema: HomeLine }).map(({ child, easting, northing }) => ({ id: child, easting, northing }));
  const schools = schoolsIn(terminal.path(options.schools), options.schools);
  const { measurers } = await measurersFor(options.network === undefined ? undefined : terminal.path(options.network), true, terminal);
  const measurements: Measurement[] = [];
  for (const measurer of [measurers['straight-line'], measurers['walking-route']]) {
    if (measurer === undefined) continue;
    const bar = terminal.progress(`Measuring (${measurer.method})`, schools.reduce((sum, { points }) => sum + points.length, 0));
    for (const one of await measureAll({ homes, schools, measurer, progress: () => { bar.add(1); } })) measurements.push(one);
    bar.done();
  }
  writeWhole(out, options.out, measurements);
  sayMeasured(measurements, homes, options, terminal);
  return 0;
}

function sayMeasured(measurements: readonly Measurement[], homes: readonly Place[], { out, json }: Options, terminal: Terminal): void {
  const unreached = measurements.filter(({ distance }) => !distance.reached).length;
  if (json === true) {
    terminal.say(JSON.stringify({ out, homes: homes.length, measurements: measurements.length, unreached }));
    return;
  }
  terminal.say(`${count(measurements.length, 'distance')} from ${count(homes.length, 'home')} written to ${out}.`);
  if (unreached > 0) terminal.say(`${count(unreached, 'walk')} could not be measured; the last column says why.`);
}

/** The schools of a file of schools, or of a file of measuring points. */
function schoolsIn(path: string, name: string): readonly MeasuredSchool[] {
  const heading = readText(path, name).split('\n', 1)[0] ?? '';
  if (!/\bpoint\b/.test(heading)) {
    return readCsv(path, name, { schema: SchoolLine }).map(({ school, easting, northing }) => ({ id: school, points: [{ id: 'centre', easting, northing }] }));
  }
  const schools = new Map<string, Place[]>();
  for (const { school, point, easting, northing } of readCsv(path, name, { schema: PointLine })) {
    const points = schools.get(school) ?? [];
    points.push({ id: point, easting, northing });
    schools.set(school, points);
  }
  return [...schools].map(([id, points]) => ({ id, points }));
}

const heading = 'child,school,point,method,millimetres,homeToPath,schoolToPath,network,why\n';

/** Writes the file under another name first, so that it is never half there under its own. */
function writeWhole(path: string, name: string, measurements: readonly Measurement[]): void {
  const part = `${path}.${String(process.pid)}.part`;
  try {
    writeFileSync(part, heading, { flag: 'wx' });
    for (let at = 0; at < measurements.length; at += 50_000) {
      writeFileSync(part, measurements.slice(at, at + 50_000).map(lineOf).join(''), { flag: 'a' });
    }
    renameSync(part, path);
  } catch (fault) {
    rmSync(part, { force: true });
    refuseUnreadable(fault, name);
  }
}

function lineOf({ home, school, schoolPoint, method, source, distance }: Measurement): string {
  const network = source.kind === 'network' ? source.digest : source.kind === 'openrouteservice' ? `openrouteservice ${source.version}` : '';
  const cells = distance.reached
    ? [distance.millimetres, distance.snaps?.home ?? '', distance.snaps?.school ?? '', network, '']
    : ['', '', '', network, distance.reason];
  return `${[home, school, schoolPoint, method, ...cells].join(',')}\n`;
}

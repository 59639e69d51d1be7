import { counterfactuals, sayCounterfactuals, sayEntry, TrailReader, worldOf } from '@allocation';
import type { ChildTrail, Outcome, Snapshot } from '@allocation';
import { refuse } from '@kernel';
import { outcomeIn, snapshotIn } from './read-both';
import { sayCutOff, schoolFigures } from './school-figures';
import type { IntakeFigures } from './school-figures';
import { paint } from './table';
import type { ExitCode, Terminal } from './terminal';
import { count } from './words';

interface Asked {
  readonly child?: string;
  readonly school?: string;
  readonly json?: true;
}

/** Says in words how a child came to their place, or how a school filled its places. */
export function explain(snapshotFolder: string, outcomeFolder: string, { child, school, json }: Asked, terminal: Terminal): ExitCode {
  if ((child === undefined) === (school === undefined)) {
    refuse({ found: child === undefined ? 'neither --child nor --school' : 'both --child and --school', allowed: 'say one of them: --child ID or --school ID.' });
  }
  const read = snapshotIn(snapshotFolder, terminal);
  const outcome = outcomeIn(outcomeFolder, read, terminal);
  if (child !== undefined) explainChild(read.snapshot, outcome, child, json === true, terminal);
  else explainSchool(read.snapshot, outcome, school ?? '', json === true, terminal);
  return 0;
}

function explainChild(snapshot: Snapshot, outcome: Outcome, id: string, json: boolean, terminal: Terminal): void {
  const child = snapshot.children.indexOf(id);
  if (child < 0) refuse({ path: '--child', found: `"${id}"`, allowed: `a child of the snapshot${near(id, snapshot.children)}.` });
  const trail = new TrailReader(snapshot, outcome).trailOf(child);
  const world = worldOf(snapshot);
  const start = snapshot.preferenceStart[child] ?? 0;
  const answers = trail.entries.map((entry, at) => {
    const policy = snapshot.intakes[snapshot.preferenceIntake[start + at] ?? -1]?.policy;
    if (policy === undefined) throw new RangeError('A preference names an intake of the snapshot.');
    const refused = entry.verdict === 'outranked' || entry.verdict === 'not-eligible';
    const changes = refused ? counterfactuals(world, start + at) : [];
    return { ...entry, says: sayEntry(policy, entry), wouldHaveChanged: changes, whatWould: refused ? sayCounterfactuals(policy, changes) : [] };
  });
  if (json) {
    terminal.say(JSON.stringify({ child: trail.child, placed: trail.placed ?? null, answers }));
    return;
  }
  terminal.say(paint('bold', sayPlaced(trail), terminal));
  for (const { says, whatWould } of answers) {
    terminal.say('');
    for (const sentence of [...says, ...whatWould]) terminal.say(sentence);
  }
}

function sayPlaced({ child, placed }: ChildTrail): string {
  if (placed === undefined) return `${child} has no place.`;
  const how = { none: '', preference: '', held: ', held before this run', fallback: ', as the scheme places children who are left without a place', 'over-number': ', over the number' }[placed.how];
  return `${child} has a place at ${placed.intakeName} (${placed.intake})${how}.`;
}

function explainSchool(snapshot: Snapshot, outcome: Outcome, id: string, json: boolean, terminal: Terminal): void {
  const figures = schoolFigures(snapshot, outcome).filter(({ intake, school }) => intake === id || school === id);
  if (figures.length === 0) {
    const ids = snapshot.intakes.flatMap(({ id: intake, school }) => [school, intake]);
    refuse({ path: '--school', found: `"${id}"`, allowed: `a school or an intake of the snapshot${near(id, [...new Set(ids)])}.` });
  }
  if (json) {
    terminal.say(JSON.stringify(figures.map(({ policy: _policy, ...rest }) => rest)));
    return;
  }
  for (const one of figures) sayIntake(one, terminal);
}

function sayIntake({ name, intake, places, applicants, firstPreferences, offered, byRow, otherwise, cutOffs, policy }: IntakeFigures, terminal: Terminal): void {
  terminal.say(paint('bold', `${name} (${intake})`, terminal));
  terminal.say(`${count(places, 'place')}, ${count(applicants, 'child', 'children')} asked (${count(firstPreferences, 'first preference')}), ${count(offered, 'place')} filled.`);
  terminal.say('');
  for (const { row, name: category, offered: taken } of byRow) terminal.say(`${String(taken).padStart(6)}  ${row}. ${category}`);
  const said: Readonly<Record<string, string>> = { held: 'held before this run', fallback: 'placed by the fallback', 'over-number': 'over the number' };
  for (const [how, number] of Object.entries(otherwise)) terminal.say(`${String(number).padStart(6)}  ${said[how] ?? how}`);
  terminal.say('');
  for (const cutOff of cutOffs) {
    const pool = policy.pools?.find((one) => one.id === cutOff.pool);
    const where = cutOffs.length === 1 ? '' : ` (${pool?.name ?? cutOff.pool}, list ${String(cutOff.stage + 1)})`;
    terminal.say(`Last place offered${where}: ${sayCutOff(policy, cutOff)}. ${count(cutOff.taken, 'child', 'children')} taken of ${String(cutOff.ranked)} on the list, for ${count(cutOff.places, 'place')}.`);
  }
}

/** A few names like the one asked for, to help with a slip of the finger. */
function near(id: string, names: readonly string[]): string {
  const alike = (name: string): number => {
    const end = [...name].findIndex((letter, at) => letter !== id[at]);
    return end < 0 ? name.length : end;
  };
  const some = [...names].sort((a, b) => alike(b) - alike(a)).slice(0, 5);
  return some.length === 0 ? '' : `, such as ${some.join(', ')}`;
}

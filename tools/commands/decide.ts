import { decide, waysPlaced } from '@allocation';
import type { Outcome } from '@allocation';
import { checkNewFolder } from '../files/new-folder';
import { outcomeKind } from '@documents';
import { writeOutcome } from '../files/outcome';
import type { Writing } from './program';
import { snapshotIn } from './read-both';
import type { ExitCode, Terminal } from './terminal';
import { count, say, share } from './words';

/** Decides a snapshot and writes the outcome. */
export function decideSnapshot(folder: string, { out, force, json }: Writing, terminal: Terminal): ExitCode {
  const path = terminal.path(out);
  checkNewFolder(path, outcomeKind, force === true);
  const { snapshot } = snapshotIn(folder, terminal);
  const outcome = decide(snapshot);
  const digest = writeOutcome(path, snapshot, outcome, force === true);
  const placed = countPlaces(outcome);
  if (json === true) {
    terminal.say(JSON.stringify({ outcome: digest, snapshot: snapshot.digest, children: snapshot.children.length, placed }));
    return 0;
  }
  const children = snapshot.children.length;
  terminal.say(`Decided ${count(children, 'child', 'children')} and ${count(snapshot.preferenceIntake.length, 'preference')} at ${count(snapshot.intakes.length, 'intake')}.`);
  terminal.say(`A place for ${say(children - placed.none)} (${share(children - placed.none, children)}): ${sayWays(placed)}.`);
  terminal.say(`Outcome ${digest}`);
  return 0;
}

/** How many children were placed in each way. */
export function countPlaces({ placedHow }: Outcome): Readonly<Record<(typeof waysPlaced)[number], number>> {
  const counts = { none: 0, preference: 0, held: 0, fallback: 0, 'over-number': 0 };
  for (const how of placedHow) counts[waysPlaced[how] ?? 'none'] += 1;
  return counts;
}

function sayWays(placed: ReturnType<typeof countPlaces>): string {
  const ways = [
    `${say(placed.preference)} by preference`,
    ...(placed.held > 0 ? [`${say(placed.held)} held before`] : []),
    ...(placed['over-number'] > 0 ? [`${say(placed['over-number'])} over the number`] : []),
    ...(placed.fallback > 0 ? [`${say(placed.fallback)} by the fallback`] : []),
  ];
  return ways.join(', ');
}

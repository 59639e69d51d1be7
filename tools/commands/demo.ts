import { decide } from '@allocation';
import type { Outcome, Snapshot } from '@allocation';
import { verify } from '@allocation/verify';
import type { Verification } from '@allocation/verify';
import { digest } from '@kernel';
import type { AtomicWhen, Policy, When } from '@policy';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOutcome } from '../files/outcome';
import { readSnapshot } from '../files/snapshot';
import { countPlaces } from './decide';
import { frozen } from './freeze';
import { sayCutOff, schoolFigures } from './school-figures';
import type { IntakeFigures } from './school-figures';
import { paint, printTable } from './table';
import type { ExitCode, Terminal } from './terminal';
import { townFromModels } from '../town';
import { newTown } from './town';
import { sayVerification } from './verify';
import { count, say, share } from './words';

/** The demonstration town: the same families and schools on every machine. */
const demonstration = { children: 2000, schools: 24, seed: 2027 } as const;

/** Makes the demonstration town unless it is there as it would be made now, then freezes, decides, verifies and shows it. */
export async function demo({ folder, json }: { readonly folder: string; readonly json?: true }, terminal: Terminal): Promise<ExitCode> {
  const home = terminal.path(folder);
  const [town, snapshotFolder, outcomeFolder] = [join(home, 'town'), join(home, 'snapshot'), join(home, 'outcome')];
  makeIfChanged(home, town, terminal);
  terminal.note('Measuring the way to school and freezing the round.');
  await frozen(town, snapshotFolder, true, terminal);
  const { snapshot } = readSnapshot(snapshotFolder);
  terminal.note('Deciding, then checking every promise.');
  const outcome = decide(snapshot);
  const digest = writeOutcome(outcomeFolder, snapshot, outcome, true);
  const verification = verify(snapshot, outcome);
  if (json === true) terminal.say(JSON.stringify({ snapshot: snapshot.digest, outcome: digest, placed: countPlaces(outcome), verification }));
  else show(snapshot, outcome, verification, folder, terminal);
  return verification.holds ? 0 : 1;
}

/** Makes the town anew when its maker has changed; files that a person changed in it to try something are left as they are. */
function makeIfChanged(home: string, town: string, terminal: Terminal): void {
  const files = townFromModels(demonstration);
  const made = digest(Object.fromEntries(files));
  const stamp = join(home, 'town.sha256');
  if (existsSync(town) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return;
  terminal.note('Making the demonstration town.');
  rmSync(town, { recursive: true, force: true });
  newTown(files, town);
  writeFileSync(stamp, made);
}

function show(snapshot: Snapshot, outcome: Outcome, verification: Verification, folder: string, terminal: Terminal): void {
  const figures = schoolFigures(snapshot, outcome);
  const words = Math.max(24, Math.floor((terminal.width - 62) / 2));
  terminal.say('');
  terminal.say(paint('bold', snapshot.round.title, terminal));
  terminal.say('');
  printTable(
    [
      { head: 'School', width: 26 },
      { head: 'Places', numbers: true },
      { head: 'Asked', numbers: true },
      { head: 'First', numbers: true },
      { head: 'Offered', numbers: true },
      { head: 'Offered by category', width: words },
      { head: 'Last place offered', width: words },
    ],
    figures.map(rowOf),
    terminal,
  );
  terminal.say('');
  sayPlaces(snapshot, outcome, terminal);
  terminal.say('');
  sayVerification(verification, terminal);
  terminal.say('');
  terminal.say(`Everything is in ${folder}: the town as plain files, the snapshot and the outcome. To ask about a child or a school:`);
  terminal.say(`  npm run -s fairplace -- explain ${folder}/snapshot ${folder}/outcome --child ${refusedChild(snapshot, outcome)}`);
  terminal.say(`  npm run -s fairplace -- explain ${folder}/snapshot ${folder}/outcome --school ${figures[0]?.school ?? ''}`);
}

function rowOf({ name, places, applicants, firstPreferences, offered, byRow, otherwise, cutOffs, policy }: IntakeFigures): readonly string[] {
  const rows = byRow.filter((row) => row.offered > 0).map((row) => `${String(row.offered)} ${kindsOf(policy, row.row)}`);
  const others = Object.entries(otherwise).map(([how, number]) => `${String(number)} ${how.replaceAll('-', ' ')}`);
  const last = cutOffs.filter((one) => one.taken > 0).at(-1);
  return [
    name,
    say(places),
    say(applicants),
    say(firstPreferences),
    say(offered),
    [...rows, ...others].join(', '),
    last === undefined ? 'nobody' : sayCutOff(policy, last),
  ];
}

/** The kinds of criterion that a row asks, which is short enough for a table: "catchment + sibling". */
function kindsOf(policy: Policy, id: string): string {
  const when = policy.rows.find((row) => row.id === id)?.when;
  const kinds = when === undefined ? [id] : [...new Set(positive(when).map(({ kind }) => kind.replaceAll('-', ' ')))];
  return kinds.join(when?.kind === 'any' ? ' or ' : ' + ');
}

/** The criteria inside a condition that a child must meet, not those that they must not. */
function positive(when: When): readonly AtomicWhen[] {
  if (when.kind === 'all' || when.kind === 'any') return when.of.flatMap(positive);
  return when.kind === 'not' ? [] : [when];
}

/** How many had their first choice, their second, and so on. */
function sayPlaces(snapshot: Snapshot, outcome: Outcome, terminal: Terminal): void {
  const children = snapshot.children.length;
  const byRank = new Map<number, number>();
  snapshot.children.forEach((_, child) => {
    const start = snapshot.preferenceStart[child] ?? 0;
    for (let preference = start; preference < (snapshot.preferenceStart[child + 1] ?? 0); preference += 1) {
      if (snapshot.preferenceIntake[preference] !== outcome.placedIntake[child]) continue;
      const rank = snapshot.preferenceRank[preference] ?? 0;
      byRank.set(rank, (byRank.get(rank) ?? 0) + 1);
    }
  });
  const ranks = [...byRank].sort(([a], [b]) => a - b).map(([rank, number]) => `${say(number)} (${share(number, children)}) choice ${String(rank)}`);
  const { none, fallback } = countPlaces(outcome);
  terminal.say(`${count(children, 'child', 'children')}: ${ranks.join(', ')}; ${say(fallback)} placed by the fallback, ${say(none)} without a place.`);
}

/** A child whose answers are worth reading: one whose first choice had no room for them. */
function refusedChild(snapshot: Snapshot, outcome: Outcome): string {
  const child = snapshot.children.findIndex((_, number) => outcome.placedIntake[number] !== snapshot.preferenceIntake[snapshot.preferenceStart[number] ?? 0]);
  return snapshot.children[child] ?? snapshot.children[0] ?? '';
}

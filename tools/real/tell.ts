import type { Verification } from '@allocation/verify';
import { printTable } from '../commands/table';
import type { Terminal } from '../commands/terminal';
import { sayVerification } from '../commands/verify';
import { sayCutOff, schoolFigures } from '../commands/school-figures';
import { count, say, share } from '../commands/words';
import type { BoroughReplay } from './barking-and-dagenham';
import { countByIntake, countPlaced, type Placed } from './count-places';
import type { Ran } from './run-replay';
import type { RutlandReplay } from './rutland';

/** Prints a replayed round: what it was, each school's figures, who got which preference, and the verification. */
export function tellReplay(ran: Ran, folder: string, terminal: Terminal): void {
  const { replay, snapshot, outcome, verification, digest } = ran;
  terminal.say(replay.title);
  terminal.say('');
  const columns = ['School', 'Places', 'Named', 'First', 'Offered', 'of them first', 'Last place offered'];
  printTable(columns.map((head) => (head === 'School' || head === 'Last place offered' ? { head, width: 44 } : { head, numbers: true })), schoolRows(ran), terminal);
  terminal.say('');
  terminal.say(sayPlaced(countPlaced(snapshot, outcome)));
  tellVerification(verification, terminal);
  terminal.say(`Outcome ${digest}`);
  terminal.say(`To ask why: npm run -s fairplace -- explain ${folder}/snapshot ${folder}/outcome --child ${refusedChild(ran)}`);
  terminal.say('');
}

function schoolRows({ snapshot, outcome }: Ran): readonly (readonly string[])[] {
  const counts = countByIntake(snapshot, outcome);
  return schoolFigures(snapshot, outcome).map((one, at) => {
    const { namedFirst = 0, first = 0 } = counts[at] ?? {};
    const last = one.cutOffs.filter(({ taken }) => taken > 0).at(-1);
    const ended = one.offered < one.places ? 'room for all who wanted it' : last === undefined ? 'nobody' : sayCutOff(one.policy, last);
    return [one.name, say(one.places), say(one.applicants), say(namedFirst), say(one.offered), say(first), ended];
  });
}

/** A child whose answers are worth reading: one whose best preference had no room for them. */
function refusedChild({ snapshot, outcome }: Ran): string {
  const { children, preferenceStart, preferenceIntake } = snapshot;
  const found = children.findIndex((_, child) => {
    const start = preferenceStart[child] ?? 0;
    return start < (preferenceStart[child + 1] ?? 0) && outcome.placedIntake[child] !== preferenceIntake[start];
  });
  return children[Math.max(0, found)] ?? '';
}

/** One line when every property holds; every breach when not. */
export function tellVerification(verification: Verification, terminal: Terminal): void {
  const { properties, holds } = verification;
  if (holds) terminal.say(`Verified: all ${String(properties.length)} properties hold (${properties.map(({ name }) => name).join(', ')}).`);
  else sayVerification(verification, terminal);
}

/** How many had their first preference, their second, and so on. */
export function sayPlaced({ children, byRank, byFallback, without }: Placed): string {
  const ranks = byRank.flatMap((number, at) => (number > 0 ? [`${say(number)} (${share(number, children)}) choice ${String(at + 1)}`] : []));
  return `${count(children, 'child', 'children')}: ${[...ranks, `${say(byFallback)} placed by the fallback`, `${say(without)} without a place`].join(', ')}.`;
}

/** Prints the borough's published figures beside ours, school by school. */
export function tellDemand({ demand }: BoroughReplay, { replay, snapshot, outcome }: Ran, terminal: Terminal): void {
  const counts = new Map(countByIntake(snapshot, outcome).map((counted, at) => [snapshot.intakes[at]?.id ?? '', counted]));
  const applicants = new Map(schoolFigures(snapshot, outcome).map((one) => [one.intake, one.applicants]));
  const head = ['School', 'Named first, really', 'ours', 'Named, really', 'ours', 'Offers, really', 'ours', 'Firsts met, really', 'ours'];
  const rows = demand.map((one, at) => {
    const id = replay.schools[at]?.id ?? '';
    const { namedFirst = 0, placed = 0, first = 0 } = counts.get(id) ?? {};
    return [one.name, ...[one.first, namedFirst, one.any, applicants.get(id) ?? 0, one.offers, placed, one.firstOffers, first].map(say)];
  });
  terminal.say('Beside the published figures. How often each school is named was dealt so as to be equal, and places are the offers made; which firsts are met is the decision’s own.');
  printTable(head.map((name, at) => (at === 0 ? { head: name, width: 44 } : { head: name, numbers: true, width: 10 })), rows, terminal);
  const first = demand.reduce((sum, school) => sum + school.first, 0);
  const published = demand.reduce((sum, school) => sum + school.firstOffers, 0);
  const met = [...counts.values()].reduce((sum, school) => sum + school.first, 0);
  terminal.say(`First preferences met: ${share(published, first)} published, ${share(met, first)} ours.`);
  terminal.say('');
}

/** Says which postcodes no family was put in, because a school cannot be walked to from there. */
export function sayUnreachable({ postcodes, unreachable }: Pick<RutlandReplay, 'postcodes' | 'unreachable'>): string {
  const left = unreachable.map(({ postcode }) => postcode).join(', ');
  return `${say(postcodes)} postcodes. From ${count(unreachable.length, 'of them', 'of them')} some school cannot be walked to on this map, so no family was put there: ${left}.`;
}

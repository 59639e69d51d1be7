import { decide } from '@allocation';
import { verify } from '@allocation/verify';
import { join } from 'node:path';
import { printTable } from '../commands/table';
import type { ExitCode, Terminal } from '../commands/terminal';
import { count, say, share } from '../commands/words';
import { writeOutcome } from '../files/outcome';
import { writeSnapshot } from '../files/snapshot';
import { countPlaced, type Placed } from './count-places';
import { nationOf, readNationFigures, type NationFigures, type NationSize } from './england';
import { partsOf } from './parts-of';
import { tellVerification } from './tell';

type AskedNation = NationSize & { readonly data: string; readonly out: string; readonly json?: true };

/** Makes a nation, writes it as a snapshot, decides and verifies it in memory, writes the outcome, and shows the sums. */
export function runNation({ data, out: asked, json, ...size }: AskedNation, out: string, terminal: Terminal): ExitCode {
  const published = readNationFigures(data);
  terminal.note(`Making ${count(size.children, 'child', 'children')} and ${count(size.schools, 'school')}, and writing their snapshot.`);
  const made = nationOf(data, size);
  const digest = writeSnapshot(join(out, 'snapshot'), partsOf(made), { frozenOn: '2028-02-01' });
  const snapshot = { ...made, digest };
  terminal.note('Deciding, then checking every promise.');
  const outcome = decide(snapshot);
  const verification = verify(snapshot, outcome);
  const placed = countPlaced(snapshot, outcome);
  const written = writeOutcome(join(out, 'outcome'), snapshot, outcome, false);
  if (json === true) {
    terminal.say(JSON.stringify({ round: snapshot.round.id, snapshot: digest, outcome: written, holds: verification.holds, placed, published }));
    return verification.holds ? 0 : 1;
  }
  terminal.say(`${count(snapshot.children.length, 'child', 'children')}, ${count(snapshot.intakes.length, 'secondary school')}, ${count(snapshot.preferenceIntake.length, 'preference')}: a made-up nation beside England's secondary schools of 2022`);
  terminal.say('');
  tellShares(placed, published, terminal);
  terminal.say('');
  tellVerification(verification, terminal);
  terminal.say(`Outcome ${written}`);
  terminal.say(`To check it again: npm run -s fairplace -- verify ${asked}/snapshot ${asked}/outcome`);
  return verification.holds ? 0 : 1;
}

function tellShares({ children, byRank, without }: Placed, published: NationFigures, terminal: Terminal): void {
  const { firstPreferences, firstOffers, secondOffers, thirdOffers, preferredOffers } = published;
  const row = (what: string, theirs: number, ours: number): readonly string[] => [what, say(theirs), share(theirs, firstPreferences), say(ours), share(ours, children)];
  const placed = byRank.reduce((sum, number) => sum + number, 0);
  const rows = [
    ['Children with a first preference', say(firstPreferences), '', say(children), ''],
    row('Offered their first', firstOffers, byRank[0] ?? 0),
    row('Offered their second', secondOffers, byRank[1] ?? 0),
    row('Offered their third', thirdOffers, byRank[2] ?? 0),
    row('Offered any preference', preferredOffers, placed),
    row('None of their preferences', firstPreferences - preferredOffers, without),
  ];
  printTable([{ head: '' }, { head: 'Published 2022', numbers: true }, { head: 'share', numbers: true }, { head: 'Ours', numbers: true }, { head: 'share', numbers: true }], rows, terminal);
}

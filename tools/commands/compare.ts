import { compareWithSchoolProposing } from '@allocation';
import type { Offer } from '@allocation';
import { snapshotIn } from './read-both';
import { printTable } from './table';
import type { ExitCode, Terminal } from './terminal';
import { count, say } from './words';

/** Lists every child whom the loop in which schools propose would treat differently. */
export function compare(folder: string, { json }: { readonly json?: true }, terminal: Terminal): ExitCode {
  const { snapshot } = snapshotIn(folder, terminal);
  const differences = compareWithSchoolProposing(snapshot);
  if (json === true) {
    terminal.say(JSON.stringify({ snapshot: snapshot.digest, children: snapshot.children.length, differences }));
    return 0;
  }
  if (differences.length === 0) {
    terminal.say(`Both ways give each of ${count(snapshot.children.length, 'child', 'children')} the same place.`);
    return 0;
  }
  terminal.say(`${say(differences.length)} of ${count(snapshot.children.length, 'child', 'children')} would be treated differently, none of them better, if schools proposed:`);
  terminal.say('');
  const rows = differences.map(({ child, childProposing, schoolProposing }) => [child, sayOffer(childProposing), sayOffer(schoolProposing)]);
  printTable([{ head: 'Child' }, { head: 'Children propose (ours)' }, { head: 'Schools propose' }], rows, terminal);
  return 0;
}

function sayOffer(offer: Offer | undefined): string {
  return offer === undefined ? 'no place' : `${offer.intake} (choice ${String(offer.rank)})`;
}

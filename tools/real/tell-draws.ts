import { printTable } from '../commands/table';
import type { Terminal } from '../commands/terminal';
import type { BrightonComparison } from './compare-brighton';

/** Prints the real allocation of Brighton & Hove beside the mean and spread of many draws of ours, and why they differ. */
export function tellDraws(comparison: BrightonComparison, terminal: Terminal): void {
  const { draws, firsts } = comparison;
  terminal.say(`${String(draws.draws)} draws of this round, each decided and verified; ${String(draws.verified)} of them hold every property.`);
  terminal.say('');
  tellSchools(comparison, terminal);
  terminal.say('');
  terminal.say(`First preferences met: ${firsts.really} really (families from outside the city among them), ${firsts.ours} ours.`);
  terminal.say(`Children placed by the fallback, in the mean: ${draws.byFallback.mean.toFixed(1)}.`);
  terminal.say('');
  tellAreas(comparison, terminal);
  terminal.say('');
  terminal.say('Likely causes of the differences. Nothing was fitted to bring the numbers nearer.');
  for (const cause of likelyCauses) terminal.say(`- ${cause}`);
}

function tellSchools({ rows }: BrightonComparison, terminal: Terminal): void {
  const columns = ['School', 'Places', 'Named first', 'Allocated, really', 'ours: mean', 'sd', 'least to most', 'difference', 'Firsts met, really', 'ours: mean', 'sd'];
  printTable(
    columns.map((head, at) => (at === 0 ? { head, width: 38 } : { head, numbers: true, width: 12 })),
    rows.map(({ school, number, namedFirst, allocated, ours, difference, firstOffered, first }) => [
      school,
      String(number),
      String(namedFirst),
      String(allocated),
      ours.mean.toFixed(1),
      ours.deviation.toFixed(1),
      `${String(ours.least)} to ${String(ours.most)}`,
      `${difference > 0 ? '+' : ''}${difference.toFixed(1)}`,
      String(firstOffered),
      first.mean.toFixed(1),
      first.deviation.toFixed(1),
    ]),
    terminal,
  );
}

function tellAreas({ areas }: BrightonComparison, terminal: Terminal): void {
  const columns = ['Children of the area', 'At a catchment school, really', 'ours', 'At a faith school, really', 'ours', 'Elsewhere, really', 'ours'];
  printTable(
    columns.map((head, at) => (at === 0 ? { head } : { head, numbers: true, width: 14 })),
    areas.map(({ area, really, ours }) => [
      area,
      ...[
        [really.catchment, ours.catchment],
        [really.faith, ours.faith],
        [really.elsewhere, ours.elsewhere],
      ].flatMap(([theirs = 0, mine = 0]) => [String(theirs), mine.toFixed(1)]),
    ]),
    terminal,
  );
}

/** Why a replay from sums cannot be the round itself. */
const likelyCauses = [
  'Cardinal Newman, King’s, Hove Park (more here): families outside the city are not in the counts by area, yet were offered places: Cardinal Newman offered 360 and King’s 165, of which 323 and 158 went to the six areas. Here city children take those places.',
  'Blatchington Mill, Hove Park (more first preferences met here): with the faith schools open to everyone alike, more children of Hove go there than really, so fewer come back to Hove’s own schools as a second wish. Who is of the faith is not in the data.',
  'Brighton Aldridge (fewer here): really, 77 more children were allocated it than were offered it for a preference. Here such children go to the nearest school with a place left, in a straight line, and there are fewer of them, because of the first cause. Travel, late applications and later wishes are not in the data.',
  'Portslade Aldridge, Longhill (a few fewer here): the same two causes, smaller.',
  'EHC plans place children before everyone else, and such children are among those really allocated a place; the data do not say how many, or where.',
  'Brothers and sisters, looked-after children and needs are not in the data. At a full school they change who is placed, and hardly how many.',
  'Which first preference went with which second is not published. Only the sums of each area are right here.',
  'The text of the arrangements for 2023 was not seen: the rows are those of the texts for 2025 without free school meals. The places are the file’s numbers for 2024, which the seven schools that were full in 2023 also offered.',
];

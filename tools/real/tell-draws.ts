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
  'Families outside the city are not in the counts by area, yet were offered places: Cardinal Newman offered 360 places and King’s 165, but only 323 and 158 went to the six areas. Here city children take those places, so fewer of them are left for other schools.',
  'An EHC plan places a child before everyone else. Such children are among those really allocated a place; the data do not say how many, or where.',
  'Cardinal Newman and King’s choose by faith. The data do not say who is of the faith, so everyone was drawn alike. The schools fill either way, but with other children: fewer who named them first, and children of other areas.',
  'Brothers and sisters, looked-after children and needs are not in the data. At a full school they change who is placed, and hardly how many.',
  'Children whom no preference placed go here to the nearest school with a place left, in a straight line. Really, 77 more children were allocated Brighton Aldridge than were offered it for a preference; a scheme that measures travel otherwise, late applications, or parents’ later wishes would do that.',
  'Which first preference went with which second is not published. Only the sums of each area are right here.',
  'The places are the file’s numbers for 2024. The offers of 2023 show the same numbers at the seven schools that were full.',
  'Free school meals were no criterion in 2023, as far as the texts we have show; they are not in the data either.',
];

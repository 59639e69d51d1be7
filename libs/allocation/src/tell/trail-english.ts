import type { VerdictCode } from '../outcome';
import type { ChangeSaid, ChoiceSaid, TrailWords } from './trail-words';

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** The sentences of a trail in English: what is stored, exported and verified. */
export const englishTrail: TrailWords = {
  answer: (verdict, choice) =>
    `Your ${ordinals[choice.rank] ?? `number ${String(choice.rank)}`} choice, ${choice.school}: ${answers[verdict](choice)}`,
  inGroup: ({ number, name }) => (number === undefined ? `in the group “${name}”` : `in group ${number} (${name})`),
  stood: ({ group, position, of, pool }) =>
    `They were ${group}, and came number ${String(position)} of ${String(of)}${pool}.`,
  last: ({ group, taken, pool }) => `The last of ${counted(taken, 'place')}${pool} went to a child ${group}.`,
  notOpen: 'None of its places was open to this group.',
  drawn: (digits) => `drawn by lot (${digits})`,
  millimetres: 'millimetres',
  noChange: 'No single change to what we know about your child would have given them a place here.',
  wouldHave: (change) => `Your child would have been offered a place ${sayChange(change)}.`,
};

const answers: Readonly<Record<VerdictCode, (choice: ChoiceSaid) => string>> = {
  offered: () => 'your child is offered a place.',
  'offered-over-number': () => 'your child is offered a place over the usual number, with the child born with them.',
  held: () => 'your child already has this place and keeps it.',
  'placed-by-law': () => 'this choice was not needed, because your child has a place that is fixed by law.',
  'higher-offered': () =>
    'this choice was not needed, because a school you put higher, or a place your child holds, came first.',
  'not-eligible': () =>
    'your child cannot be offered a place. They are in none of the groups that this school may take.',
  outranked: ({ places }) =>
    `your child cannot be offered a place. All ${counted(places, 'place')} went to children who come before them under the school's own rules.`,
};

function sayChange(change: ChangeSaid): string {
  switch (change.kind) {
    case 'criterion':
      return `if it had been accepted that they are one of the children ${change.condition}`;
    case 'distance': {
      const bound = change.nearer ? `within ${change.distance}` : `${change.distance} away or farther`;
      return `if they lived ${bound} (${change.measure})`;
    }
    case 'score':
      return `with a score of ${String(change.atLeast)} or more in ${change.test}`;
    case 'points':
      return `with ${counted(change.atLeast, 'point')} or more on ${change.form}`;
  }
}

function counted(number: number, word: string): string {
  return `${String(number)} ${word}${number === 1 ? '' : 's'}`;
}

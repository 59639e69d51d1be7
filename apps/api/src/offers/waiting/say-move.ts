import type { Language } from '@kernel';
import type { WaitingMove, WaitingState } from '@contract';

const english: Readonly<Record<WaitingMove, string>> = {
  'new-list': 'This is the first list.',
  joined: 'Your child joined the list.',
  stayed: 'Your child’s place has not changed.',
  'up-child-left': 'Your child moved up, because a child before them left the list.',
  'up-child-placed': 'Your child moved up, because a child before them was given a place.',
  'up-facts-changed': 'Your child moved up, because what we know of another child has changed.',
  'up-own-facts': 'Your child moved up, because what we know of your child has changed.',
  'down-child-joined': 'Your child moved down, because a child with higher priority joined the list.',
  'down-facts-changed': 'Your child moved down, because what we know of another child has changed.',
  'down-own-facts': 'Your child moved down, because what we know of your child has changed.',
};

const welsh: Readonly<Record<WaitingMove, string>> = {
  'new-list': "Dyma'r rhestr gyntaf.",
  joined: "Ymunodd eich plentyn â'r rhestr.",
  stayed: 'Nid yw lle eich plentyn wedi newid.',
  'up-child-left': "Symudodd eich plentyn i fyny, am i blentyn o'i flaen adael y rhestr.",
  'up-child-placed': "Symudodd eich plentyn i fyny, am i blentyn o'i flaen gael lle.",
  'up-facts-changed': 'Symudodd eich plentyn i fyny, am fod yr hyn a wyddom am blentyn arall wedi newid.',
  'up-own-facts': 'Symudodd eich plentyn i fyny, am fod yr hyn a wyddom am eich plentyn wedi newid.',
  'down-child-joined': "Symudodd eich plentyn i lawr, am i blentyn â blaenoriaeth uwch ymuno â'r rhestr.",
  'down-facts-changed': 'Symudodd eich plentyn i lawr, am fod yr hyn a wyddom am blentyn arall wedi newid.',
  'down-own-facts': 'Symudodd eich plentyn i lawr, am fod yr hyn a wyddom am eich plentyn wedi newid.',
};

/** Why a child moved on a waiting list, in a sentence for the family. Never says anything of another child but that. */
export function sayMove(move: WaitingMove, language: Language = 'en'): string {
  return (language === 'cy' ? welsh : english)[move];
}

/** How a place on a waiting list is said in one language. */
interface WaitingWords {
  readonly ended: Readonly<Record<Exclude<WaitingState, 'waiting'>, string>>;
  readonly soon: string;
  alone(position: number, of: number): string;
  level(position: number, of: number, others: number): string;
}

const words: Readonly<Record<Language, WaitingWords>> = {
  en: {
    ended: {
      left: 'You took your child off this waiting list.',
      placed: 'Your child was offered a place here.',
      closed: 'Your child is no longer on this waiting list.',
    },
    soon: 'Your child’s place will be on the next list.',
    alone: (position, of) => `Your child is number ${String(position)} of ${String(of)} on the waiting list.`,
    level: (position, of, others) =>
      `Your child is number ${String(position)} of ${String(of)} on the waiting list, level with ${
        others === 1 ? 'one other child' : `${String(others)} other children`
      }. If a place comes free, a draw decides between them.`,
  },
  cy: {
    ended: {
      left: 'Tynnoch eich plentyn oddi ar y rhestr aros hon.',
      placed: 'Cafodd eich plentyn gynnig lle yma.',
      closed: 'Nid yw eich plentyn ar y rhestr aros hon mwyach.',
    },
    soon: 'Bydd lle eich plentyn ar y rhestr nesaf.',
    alone: (position, of) => `Mae eich plentyn yn rhif ${String(position)} o ${String(of)} ar y rhestr aros.`,
    level: (position, of, others) =>
      `Mae eich plentyn yn rhif ${String(position)} o ${String(of)} ar y rhestr aros, yn gyfartal â ${
        others === 1 ? 'phlentyn arall' : `nifer o blant eraill (${String(others)})`
      }. Os daw lle'n rhydd, tynnu enwau sy'n penderfynu rhyngddynt.`,
  },
};

/** Where a child stands, in a sentence for the family. */
export function sayWaiting(
  state: WaitingState,
  line: { readonly position: number | null; readonly equals: number | null; readonly of: number | null },
  language: Language,
): string {
  const say = words[language];
  if (state !== 'waiting') return say.ended[state];
  const { position, equals, of } = line;
  if (position === null || of === null) return say.soon;
  return equals === null || equals === 1 ? say.alone(position, of) : say.level(position, of, equals - 1);
}

import type { ListChecked } from '@contract';
import type { ListSaid } from './said-of';
import { sayListCheckedInWelsh } from './say-list-checked-welsh';

const promise = 'This is no promise: who applies is different each year.';

/** What a family is told of its list: the warning where it is due, and never more than the years show. */
export function sayListChecked(said: ListSaid): string[] {
  if (said.language === 'cy') return sayListCheckedInWelsh(said);
  const { outlook, years, others, count } = said;
  const known = years.filter(({ would }) => would !== 'not-known' && would !== 'too-few');
  const these = count === 1 ? 'this school' : 'these schools';
  const when = known.length === 1 ? `In ${listed(known)}` : `In each of the years we know of (${listed(known)})`;
  switch (outlook) {
    case 'not-known':
      return [
        `We do not know yet how places went at ${these} in earlier years, so we cannot say how likely a place is.`,
      ];
    case 'likely':
      return [`${when} at least one school on your list would have offered your child a place.`, promise];
    case 'uncertain':
      return [
        sayUncertain(known),
        'Think about adding a school where a place is more likely. Put it last, below those you want more.',
        promise,
      ];
    case 'unlikely':
      return [
        `${when} ${count === 1 ? 'this school would not' : 'none of these schools would'} have offered your child a place.`,
        'If you send this list, your child will probably be left without a place at a school you chose.',
        sayOthers(others),
        'You lose nothing by adding a school at the end of your list: it is only offered if none above it can be.',
        promise,
      ];
  }
}

function sayUncertain(known: ListChecked['years']): string {
  const none = known.filter(({ would }) => would === 'not-offered');
  const lots = known.filter(({ would }) => would === 'by-lot');
  const said = [
    ...(none.length === 0 ? [] : [`In ${listed(none)} no school on your list would have offered your child a place.`]),
    ...(lots.length === 0 ? [] : [`In ${listed(lots)} it would have been decided by lot.`]),
  ];
  return said.join(' ');
}

function sayOthers(others: ListChecked['others']): string {
  if (others.length === 0)
    return 'We know of no other school in this round that would have offered one in each of these years. Ask the authority.';
  const names = others.map(({ name }) => name);
  const all = names.length === 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  return `In each of these years a place would have been offered at ${all}.`;
}

function listed(years: ListChecked['years']): string {
  const names = years.map(({ year }) => String(year));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

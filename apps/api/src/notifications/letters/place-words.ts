import type { LetterData } from '@letters';
import type { ChildOfRun, ToldEntry } from '../../allocation';
import type { ChildToWrite } from '../../offers';
import type { ChildInLetter } from '../writing/children-in-letters';
import type { RoundInLetters } from './schools-of-round';
import { asSentence } from './sentences';

/** What a run decided for one child, with what is said about it. */
export interface PlaceOfChild extends ChildToWrite {
  readonly name: ChildInLetter;
  readonly trail: ChildOfRun | undefined;
  readonly onOfferDay: boolean;
  /** Whether the child has a place from before, and no new one. */
  readonly holds: boolean;
  readonly home: { readonly easting: number | null; readonly northing: number | null } | null;
}

/** A letter about a place; `part` tells several letters of one cause from each other. */
export type PlaceWords =
  | { readonly kind: 'offer'; readonly data: LetterData<'offer'>; readonly part: string }
  | { readonly kind: 'no-choice-met'; readonly data: LetterData<'no-choice-met'>; readonly part: string }
  | { readonly kind: 'reallocation-offer'; readonly data: LetterData<'reallocation-offer'>; readonly part: string }
  | { readonly kind: 'appeal-right'; readonly data: LetterData<'appeal-right'>; readonly part: string };

/** How many schools with room a letter names. */
const roomToName = 5;

/** Why a place was fixed before all others. */
const fixedBecause: Readonly<Record<string, string>> = {
  'ehc-plan': 'The place is fixed by law, because an education, health and care plan names this school.',
  directed: 'The place was fixed by the authority before the others, as the law allows.',
  appeal: 'A panel decided your appeal in your favour.',
  'fair-access': 'The place was found by the fair access protocol, for children who have none.',
  remedy: 'We give this place to put a mistake right.',
};

/**
 * The letters that one child's family gets about a run: the place with every refusal and why; or the refusals and what
 * there is instead; or, once places are moving, the new place, and the right to appeal against what was refused with it.
 */
export function wordsOfPlace(place: PlaceOfChild, schools: RoundInLetters, page: string): readonly PlaceWords[] {
  const { offer, name: child, onOfferDay, replaced } = place;
  const refused = refusedSchools(place, schools);
  if (offer === null) {
    if (place.holds) return appealRights(place, schools);
    return refused.length === 0 ? [] : [{ kind: 'no-choice-met', part: '', data: noChoiceMet(place, schools, page) }];
  }
  const { intake, answerBy, how } = offer;
  const offered = { school: schools.nameOf(intake), starts: schools.startsAt(intake), answerBy };
  if (how === 'fallback' && refused.length > 0) {
    const why = fallbackBecause(schools);
    const data = { ...noChoiceMet(place, schools, page), instead: { ...offered, why }, withRoom: [] };
    return [{ kind: 'no-choice-met', part: '', data }];
  }
  if (!onOfferDay && (replaced !== null || refused.length === 0)) {
    const replaces = replaced === null ? {} : { replaces: schools.nameOf(replaced.intake) };
    const data = { child, offered, ...replaces, answerPage: page };
    return [{ kind: 'reallocation-offer', part: '', data }, ...appealRights(place, schools)];
  }
  const choice = place.trail?.trail.entries.find((entry) => entry.intake === intake)?.rank;
  const fixed = how === 'fallback' ? fallbackBecause(schools) : fixedBecause[how];
  return [
    {
      kind: 'offer',
      part: '',
      data: {
        child,
        offered,
        ...(choice === undefined ? {} : { choice }),
        ...(fixed === undefined ? {} : { fixed }),
        refused,
        answerPage: page,
      },
    },
  ];
}

function noChoiceMet(place: PlaceOfChild, schools: RoundInLetters, page: string): LetterData<'no-choice-met'> {
  const { name: child, home } = place;
  const withRoom = [...schools.withRoom(home, roomToName)];
  return { child, refused: refusedSchools(place, schools), withRoom, answerPage: page };
}

function fallbackBecause({ round: { fallback } }: RoundInLetters): string {
  return fallback.kind === 'none' ? 'The authority gives this place.' : asSentence(fallback.says);
}

/** Each refused choice in its order, with the reason, where the last place went, and what would have changed it (2.32). */
function refusedSchools(place: PlaceOfChild, schools: RoundInLetters): LetterData<'offer'>['refused'] {
  const { trail, refused, waiting } = place;
  const entries = new Map(trail?.trail.entries.map((entry) => [entry.intake, entry]));
  const whys = new Map(trail?.whys?.whys.map(({ intake, says }) => [intake, says]));
  const listed = new Map(waiting.map((one) => [one.intake, one]));
  return refused.map(({ intake, rank, appealBy }) => {
    const entry = entries.get(intake);
    const list = listed.get(intake);
    return {
      school: schools.nameOf(intake),
      choice: rank,
      ...reasonsOf(entry),
      otherwise: [...(whys.get(intake) ?? [])],
      ...(list === undefined ? {} : { waiting: waitingPlace(list) }),
      appealBy,
    };
  });
}

/** A place on a list, and how many share it. */
export function waitingPlace({ position, equals }: { position: number; equals: number | null }): {
  position: number;
  shared?: number;
} {
  return { position, ...(equals === null || equals < 2 ? {} : { shared: equals }) };
}

/** What the run says of a refusal: the answer first, and then where the child stood and where the last place went. */
function reasonsOf(entry: ToldEntry | undefined): { reason: string; category?: string; lastPlace?: string } {
  const [answer = 'No place could be offered.', ...stood] = entry?.says ?? [];
  const category = entry?.standings[0]?.rowName;
  return {
    reason: withoutName(answer, entry?.intakeName),
    ...(category === undefined || category === '' ? {} : { category }),
    ...(stood.length === 0 ? {} : { lastPlace: stood.join(' ') }),
  };
}

/** The sentence without "Your first choice, Oak School:", which stands above it in the letter already. */
function withoutName(sentence: string, name: string | undefined): string {
  const from = name === undefined ? -1 : sentence.indexOf(`${name}: `);
  return asSentence(from < 0 || name === undefined ? sentence : sentence.slice(from + name.length + 2));
}

/** The right to appeal on its own, for refusals that came with a new place or without any change. */
function appealRights({ name: child, refused }: PlaceOfChild, schools: RoundInLetters): readonly PlaceWords[] {
  return refused.map(({ intake, appealBy }) => ({
    kind: 'appeal-right',
    part: `:${intake}`,
    data: { child, school: schools.nameOf(intake), appealBy },
  }));
}

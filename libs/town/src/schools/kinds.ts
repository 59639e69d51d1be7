import type { Phase } from '../town-options';

/** The kinds of school a town can have: each is a policy in `config/policies/town`, by the name of its file. */
export type SchoolKind =
  | 'area-shares'
  | 'banded-academy'
  | 'catchment'
  | 'church-aided'
  | 'church-points'
  | 'community'
  | 'drawn-by-lot'
  | 'farthest-from-another'
  | 'feeder-academy'
  | 'grammar'
  | 'grammar-with-premium'
  | 'half-and-half'
  | 'infant-and-junior'
  | 'musical-academy'
  | 'nearest-school'
  | 'nursery-premium'
  | 'own-list'
  | 'partly-selective'
  | 'two-points'
  | 'village'
  | 'walking-route';

/**
 * A part that a school plays in the hard corners, beside being an ordinary school. `popular` is asked for by more than
 * it can take; `of-its-own` is asked for only by families who want nothing more, so that its last place is known.
 */
export type Part =
  | 'popular'
  | 'mapped'
  | 'river-bank'
  | 'first-village'
  | 'unasked'
  | 'second-wish'
  | 'second-village'
  | 'of-its-own'
  | 'quiet';

/** The first nine schools hold the hard corners, in this order. */
export const parts: readonly Part[] = [
  'popular',
  'mapped',
  'river-bank',
  'first-village',
  'unasked',
  'second-wish',
  'second-village',
  'of-its-own',
  'quiet',
];

const corners: readonly SchoolKind[] = [
  'community',
  'catchment',
  'walking-route',
  'village',
  'two-points',
  'nearest-school',
  'village',
  'own-list',
  'farthest-from-another',
];

const others: Readonly<Record<Phase, readonly SchoolKind[]>> = {
  secondary: [
    'grammar',
    'church-aided',
    'banded-academy',
    'half-and-half',
    'feeder-academy',
    'drawn-by-lot',
    'musical-academy',
    'church-points',
    'partly-selective',
    'area-shares',
    'grammar-with-premium',
    'nearest-school',
    'community',
    'catchment',
    'two-points',
  ],
  primary: [
    'infant-and-junior',
    'church-aided',
    'nursery-premium',
    'half-and-half',
    'church-points',
    'drawn-by-lot',
    'community',
    'catchment',
    'walking-route',
  ],
};

/** The kinds of so many schools: first those of the hard corners, then every other kind in turn. */
export function kindsOf(schools: number, phase: Phase): readonly SchoolKind[] {
  const more = others[phase];
  return Array.from(
    { length: schools },
    (_, at) => corners[at] ?? more[(at - corners.length) % more.length] ?? 'community',
  );
}

const selective: readonly SchoolKind[] = ['grammar', 'grammar-with-premium', 'partly-selective'];
const ofFaith: readonly SchoolKind[] = ['church-aided', 'church-points', 'half-and-half'];

/** Whether a school takes children whatever their faith or ability, and so counts in "the nearest school". */
export function isOpen(kind: SchoolKind): boolean {
  return !selective.includes(kind) && !ofFaith.includes(kind);
}

/** Whether only children who pass a test are ranked at all. */
export function isGrammar(kind: SchoolKind): boolean {
  return kind === 'grammar' || kind === 'grammar-with-premium';
}

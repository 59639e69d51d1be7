import type { Scheme } from '@contract';

/** The schemes of the demonstration's two authorities. */
const days = { opens: '09-01', releaseTime: '00:30', fallbackMeasure: 'straight-line' } as const;
const secondaryDays = { ...days, lateUntil: '12-12', addressesUntil: '12-12', answersBy: '03-15' } as const;
const primaryDays = { ...days, lateUntil: '02-10', addressesUntil: '02-10', answersBy: '05-02' } as const;

/** Marramshire lets parents name six schools, and finds a place for every child who lives there. */
export const townScheme: Scheme = {
  secondary: {
    ...secondaryDays,
    preferences: 6,
    fallback: {
      kind: 'nearest-with-vacancy',
      says: 'A child who lives in Marramshire and has no place is given one at the nearest school that still has a place.',
    },
  },
  primary: {
    ...primaryDays,
    preferences: 4,
    fallback: {
      kind: 'catchment-then-nearest',
      says: 'A child who lives in Marramshire and has no place is given one at the catchment school, or else at the nearest school that still has a place.',
    },
  },
  middle: 'secondary',
};

/** Saltshire lets parents name three schools, and offers no other. */
export const neighbourScheme: Scheme = {
  secondary: { ...secondaryDays, preferences: 3, fallback: { kind: 'none' } },
  primary: { ...primaryDays, preferences: 3, fallback: { kind: 'none' } },
  middle: 'secondary',
};

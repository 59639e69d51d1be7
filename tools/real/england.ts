import type { Snapshot } from '@allocation';
import { refuse } from '@kernel';
import { join } from 'node:path';
import { nation } from '../bench/nation';
import { publishedFiles, readPublished } from './published-table';

/** How large a nation to make, and with which seed. */
export interface NationSize {
  readonly children: number;
  readonly schools: number;
  readonly seed: number;
}

/** England's secondary offers of 2022, added up over all schools. */
export interface NationFigures {
  readonly firstPreferences: number;
  readonly firstOffers: number;
  readonly secondOffers: number;
  readonly thirdOffers: number;
  readonly preferredOffers: number;
  readonly offers: number;
}

/** A nation whose schools are shaped by the published figures; refuses to make them up when the file is missing. */
export function nationOf(data: string, { children, schools, seed }: NationSize): Snapshot {
  return nation({ name: 'England', children, schools, seed, published: join(data, fileIn(data)) });
}

function fileIn(data: string): string {
  const [file = ''] = publishedFiles(data, 'apps_offers', /^apps_offers_england_2022\.csv$/);
  return file;
}

/** The published sums, from the file that lists every school. A number held back for privacy counts as none. */
export function readNationFigures(data: string): NationFigures {
  const file = fileIn(data);
  const rows = readPublished(data, file, {
    headings: {
      phase: ['phase', 'school_phase'],
      firstPreferences: ['times_put_as_1st_preference'],
      firstOffers: ['number_1st_preference_offers'],
      secondOffers: ['number_2nd_preference_offers'],
      thirdOffers: ['number_3rd_preference_offers'],
      preferredOffers: ['number_preferred_offers'],
      offers: ['total_number_places_offered'],
    },
  }).filter(({ phase }) => phase === 'Secondary');
  if (rows.length === 0) refuse({ file, found: 'no secondary school', allowed: 'the whole file.' });
  const sum = (column: keyof NationFigures): number => rows.reduce((total, row) => total + (/^\d+$/.test(row[column]) ? Number(row[column]) : 0), 0);
  return { firstPreferences: sum('firstPreferences'), firstOffers: sum('firstOffers'), secondOffers: sum('secondOffers'), thirdOffers: sum('thirdOffers'), preferredOffers: sum('preferredOffers'), offers: sum('offers') };
}

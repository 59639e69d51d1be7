import { GeographyError, parsePostcode } from '@geography';
import type { Cell, Column } from './csv-rows';

/** The columns of an address file, in the order that rows have them. */
export const addressColumns: readonly Column[] = [
  { heading: 'uprn', read: uprn },
  { heading: 'flat', read: words, optional: true },
  { heading: 'house', read: words },
  { heading: 'street', read: words },
  { heading: 'locality', read: words, optional: true },
  { heading: 'town', read: words },
  { heading: 'postcode', read: postcode },
  { heading: 'easting', read: metres(700_000) },
  { heading: 'northing', read: metres(1_300_000) },
];

/** The columns of a file of postcodes. */
export const postcodeColumns: readonly Column[] = [
  { heading: 'postcode', read: postcode },
  { heading: 'easting', read: metres(700_000) },
  { heading: 'northing', read: metres(1_300_000) },
];

/** A property reference without the zeros that some registers put before it. */
function uprn(text: string): Cell {
  const value = text.replace(/^0+/, '');
  return /^[1-9]\d{0,11}$/.test(value) ? { value } : { allowed: 'a property reference of at most 12 digits' };
}

function words(text: string): Cell {
  return text.length <= 120 ? { value: text.replace(/\s+/g, ' ') } : { allowed: 'at most 120 letters' };
}

function postcode(text: string): Cell {
  try {
    return { value: parsePostcode(text) };
  } catch (error) {
    if (error instanceof GeographyError) return { allowed: error.fault.allowed };
    throw error;
  }
}

function metres(most: number): (text: string) => Cell {
  return (text) => {
    const value = Number(text);
    const fits = /^\d+(\.\d+)?$/.test(text) && value <= most;
    return fits ? { value } : { allowed: `metres on the National Grid, from 0 to ${most}` };
  };
}

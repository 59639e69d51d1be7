import type { Dwelling } from './street-map';

/** A dwelling with its postcode. */
export interface Home extends Dwelling {
  readonly postcode: string;
}

const letters = 'ABDEFGHJLNPQRSTUWXYZ';
const unitsInSector = letters.length * letters.length;
const most = 15;
const enough = 10;

/**
 * The dwellings with a postcode for each fifteen or so, in the order the streets were laid, district by district.
 *
 * No real postcode begins with FP, so that no letter of a test can ever reach a real house.
 */
export function withPostcodes(dwellings: readonly Dwelling[]): readonly Home[] {
  const units = new Map<string, { unit: number; held: number; street: string }>();
  return dwellings.map((dwelling) => {
    const last = units.get(dwelling.district) ?? { unit: 0, held: 0, street: dwelling.street };
    const isFull = last.held >= most || (last.held >= enough && last.street !== dwelling.street);
    const here = isFull
      ? { unit: last.unit + 1, held: 1, street: dwelling.street }
      : { ...last, held: last.held + 1, street: dwelling.street };
    units.set(dwelling.district, here);
    return { ...dwelling, postcode: `${dwelling.district} ${inwardCode(here.unit)}` };
  });
}

function inwardCode(unit: number): string {
  const sector = Math.floor(unit / unitsInSector) + 1;
  const within = unit % unitsInSector;
  return `${String(sector % 10)}${letters[Math.floor(within / letters.length)] ?? 'A'}${letters[within % letters.length] ?? 'A'}`;
}

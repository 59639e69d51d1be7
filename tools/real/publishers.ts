import { refuse } from '@kernel';
import { publishedFiles, readPublished, wholeIn } from './published-table';

/** A postcode and its centre on the National Grid. */
export interface Postcode {
  readonly postcode: string;
  readonly easting: number;
  readonly northing: number;
}

/** A school as the register of schools has it. */
export interface RegisteredSchool {
  readonly urn: string;
  readonly name: string;
  readonly easting: number;
  readonly northing: number;
  /** How many children all its year groups hold together; 0 where the register does not say. */
  readonly capacity: number;
}

/** What one school was asked for and offered on an offer day. */
export interface SchoolDemand {
  readonly urn: string;
  readonly name: string;
  readonly offers: number;
  /** Offers to families whose first preference it was. */
  readonly firstOffers: number;
  readonly first: number;
  /** Times named at any rank. */
  readonly any: number;
}

const codePointOpen = ['Postcode', 'Positional_quality_indicator', 'Eastings', 'Northings', 'Country_code', 'NHS_regional_HA_code', 'NHS_HA_code', 'Admin_county_code', 'Admin_district_code', 'Admin_ward_code'];

/** The postcodes of one district, from OS Code-Point Open in its files by area, or cut into one file. */
export function readPostcodes(data: string, pattern: RegExp, district: string): readonly Postcode[] {
  const found = publishedFiles(data, 'postcodes', pattern).flatMap((file) =>
    readPublished(data, file, {
      headings: { postcode: ['Postcode', 'postcode'], easting: ['Eastings', 'easting'], northing: ['Northings', 'northing'], district: ['Admin_district_code', 'district_code'] },
      unheaded: codePointOpen,
      keep: (line) => line.includes(district),
    })
      .filter((row) => row.district === district)
      .map((row) => ({ postcode: row.postcode, easting: wholeIn(row, 'easting', file), northing: wholeIn(row, 'northing', file) })),
  );
  if (found.length === 0) refuse({ file: 'postcodes/', found: `no postcode of the district ${district}`, allowed: 'fetch the files of OS Code-Point Open that cover it.' });
  return found.sort((a, b) => (a.postcode < b.postcode ? -1 : 1));
}

/** The schools of one authority, from the register of schools (GIAS, `edubasealldata` or cut from it). */
export function readRegister(data: string, authority: string): readonly RegisteredSchool[] {
  const [file = ''] = publishedFiles(data, 'gias', /^(edubasealldata\d{8}|gias_england.*)\.csv$/);
  return readPublished(data, file, {
    headings: { urn: ['URN', 'urn'], authority: ['LA (code)', 'la_code'], name: ['EstablishmentName', 'establishment_name'], easting: ['Easting', 'easting'], northing: ['Northing', 'northing'], capacity: ['SchoolCapacity', 'school_capacity'] },
    keep: (line) => line.includes(authority),
  })
    .filter((row) => row.authority === authority && row.easting !== '')
    .map((row) => ({ urn: row.urn, name: row.name, easting: wholeIn(row, 'easting', file), northing: wholeIn(row, 'northing', file), capacity: row.capacity === '' ? 0 : Number(row.capacity) }));
}

/** What the schools of one authority and phase were asked for in 2022 ("Applications and offers", Department for Education). */
export function readDemandOf2022(data: string, authority: string, phase: 'Primary' | 'Secondary'): readonly SchoolDemand[] {
  const file = 'apps_offers/apps_offers_england_2022.csv';
  return readPublished(data, file, {
    headings: {
      phase: ['phase', 'school_phase'],
      authority: ['la_code', 'old_la_code'],
      urn: ['urn', 'school_urn'],
      name: ['establishment_name', 'school_name'],
      offers: ['total_number_places_offered'],
      firstOffers: ['number_1st_preference_offers'],
      first: ['times_put_as_1st_preference'],
      any: ['times_put_as_any_preferred_school'],
    },
    keep: (line) => line.includes(authority),
  })
    .filter((row) => row.authority === authority && row.phase === phase)
    .map((row) => demandIn(row, file));
}

/** What the schools of Barking and Dagenham were asked for, for Year 7 in September 2026. */
export function readBoroughDemand(data: string): readonly SchoolDemand[] {
  const [file = ''] = publishedFiles(data, 'apps_offers', /^lbbd_apps_offers_2026.*\.csv$/);
  return readPublished(data, file, {
    headings: { entry: ['entry'], urn: ['urn'], name: ['establishment_name'], offers: ['offers'], firstOffers: ['first_pref_offers'], first: ['times_put_1st'], any: ['times_put_any'] },
  })
    .filter((row) => row.entry === 'Y7')
    .map((row) => demandIn(row, file));
}

type DemandRow = Readonly<Record<'urn' | 'name' | 'offers' | 'firstOffers' | 'first' | 'any', string>>;

function demandIn(row: DemandRow, file: string): SchoolDemand {
  return { urn: row.urn, name: row.name, offers: wholeIn(row, 'offers', file), firstOffers: wholeIn(row, 'firstOffers', file), first: wholeIn(row, 'first', file), any: wholeIn(row, 'any', file) };
}

/** The register's entry of a school, by its number or else by its name: numbers change when a school becomes an academy. */
export function registered({ urn, name }: SchoolDemand, register: readonly RegisteredSchool[]): RegisteredSchool {
  const found = register.find((one) => one.urn === urn) ?? register.find((one) => one.name === name);
  return found ?? refuse({ file: 'gias/', found: `no school ${urn} or "${name}"`, allowed: 'fetch a register of a nearer year.' });
}

import { type CellReader, day, digits, oneOf, someWords, whole, words } from './cells';

/** A column of the register that we keep: its headings, where it is kept, and what its cells may be. */
export interface RegisterColumn {
  /** The heading under which the Department for Education publishes it; after it, other headings it is known by. */
  readonly headings: readonly [string, ...string[]];
  /** The column of `schools`, or of the rows read when it is not kept as it is. */
  readonly column: string;
  readonly type: 'text' | 'integer' | 'smallint' | 'boolean' | 'date';
  /** A file without it is refused. */
  readonly needed?: true;
  /** Read with the row, but not itself compared with what we have: other columns follow from it. */
  readonly onlyRead?: true;
  readonly read: CellReader;
}

const phases = {
  Nursery: 'nursery',
  Primary: 'primary',
  'Middle deemed primary': 'middle-deemed-primary',
  Secondary: 'secondary',
  'Middle deemed secondary': 'middle-deemed-secondary',
  'All-through': 'all-through',
  'All through': 'all-through',
  '16 plus': 'sixteen-plus',
  'Not applicable': 'not-applicable',
  '': 'not-applicable',
};
const statuses = {
  Open: 'open',
  'Open, but proposed to close': 'proposed-to-close',
  'Proposed to open': 'proposed-to-open',
  Closed: 'closed',
};
const genders = {
  Mixed: 'mixed',
  Girls: 'girls',
  Boys: 'boys',
  'Not applicable': null,
  'Not reported': null,
  'Not collected': null,
  '': null,
};
const selections = {
  Selective: true,
  'Selective (grammar)': true,
  'Non-selective': false,
  'Not applicable': null,
  'Not reported': null,
  'Not collected': null,
  '': null,
};

/** A religious character; the register has several ways to say that there is none. */
const faith: CellReader = (text) => ({
  value: ['', 'None', 'Does not apply', 'Not reported', 'Not applicable', 'Not collected'].includes(text) ? null : text,
});

/** Numbers, some of which the register writes as 0 where it has none. */
const metres = (most: number): CellReader => {
  const number = whole(0, most);
  return (text) => (text === '0' ? { value: null } : number(text));
};

/** The columns of the register of schools that we keep. Columns that are not here are passed over. */
export const registerColumns: readonly RegisterColumn[] = [
  {
    headings: ['URN', 'urn'],
    column: 'urn',
    type: 'integer',
    needed: true,
    onlyRead: true,
    read: whole(100_000, 999_999),
  },
  {
    headings: ['LA (code)', 'la_code'],
    column: 'authority_number',
    type: 'text',
    needed: true,
    onlyRead: true,
    read: digits(/^\d{3}$/, 'three digits'),
  },
  {
    headings: ['LA (name)', 'la_name'],
    column: 'authority_name',
    type: 'text',
    needed: true,
    onlyRead: true,
    read: someWords,
  },
  {
    headings: ['EstablishmentNumber', 'establishment_number'],
    column: 'establishment_number',
    type: 'text',
    needed: true,
    read: digits(/^\d{1,4}$/, 'up to four digits, or nothing'),
  },
  {
    headings: ['EstablishmentName', 'establishment_name'],
    column: 'name',
    type: 'text',
    needed: true,
    read: someWords,
  },
  {
    headings: ['TypeOfEstablishment (name)', 'establishment_type'],
    column: 'type',
    type: 'text',
    needed: true,
    read: someWords,
  },
  {
    headings: ['PhaseOfEducation (name)', 'education_phase'],
    column: 'phase',
    type: 'text',
    needed: true,
    read: oneOf(phases),
  },
  { headings: ['Easting', 'easting'], column: 'easting', type: 'integer', needed: true, read: metres(700_000) },
  { headings: ['Northing', 'northing'], column: 'northing', type: 'integer', needed: true, read: metres(1_300_000) },
  { headings: ['EstablishmentStatus (name)'], column: 'status', type: 'text', read: oneOf(statuses) },
  { headings: ['OpenDate'], column: 'opened_on', type: 'date', read: day },
  { headings: ['CloseDate'], column: 'closed_on', type: 'date', read: day },
  { headings: ['StatutoryLowAge', 'statutory_low_age'], column: 'low_age', type: 'smallint', read: whole(0, 99) },
  { headings: ['StatutoryHighAge', 'statutory_high_age'], column: 'high_age', type: 'smallint', read: whole(0, 99) },
  { headings: ['Gender (name)', 'gender'], column: 'gender', type: 'text', read: oneOf(genders) },
  {
    headings: ['ReligiousCharacter (name)', 'religious_character'],
    column: 'religious_character',
    type: 'text',
    read: faith,
  },
  {
    headings: ['AdmissionsPolicy (name)', 'admissions_policy'],
    column: 'selective',
    type: 'boolean',
    read: oneOf(selections),
  },
  { headings: ['SchoolCapacity', 'school_capacity'], column: 'capacity', type: 'integer', read: whole(0, 99_999) },
  { headings: ['ResourcedProvisionCapacity'], column: 'resourced_places', type: 'integer', read: whole(0, 9_999) },
  { headings: ['SenUnitCapacity'], column: 'sen_unit_places', type: 'integer', read: whole(0, 9_999) },
  { headings: ['Trusts (code)'], column: 'trust_number', type: 'text', onlyRead: true, read: words },
  { headings: ['Trusts (name)'], column: 'trust_name', type: 'text', onlyRead: true, read: words },
  { headings: ['UKPRN'], column: 'ukprn', type: 'text', read: digits(/^\d{8}$/, 'eight digits, or nothing') },
  { headings: ['UPRN'], column: 'uprn', type: 'text', read: digits(/^\d{1,12}$/, 'up to twelve digits, or nothing') },
  { headings: ['Street'], column: 'street', type: 'text', read: words },
  { headings: ['Locality'], column: 'locality', type: 'text', read: words },
  { headings: ['Town'], column: 'town', type: 'text', read: words },
  { headings: ['Postcode', 'postcode'], column: 'postcode', type: 'text', read: words },
  { headings: ['SchoolWebsite'], column: 'website', type: 'text', read: words },
  { headings: ['TelephoneNum'], column: 'telephone', type: 'text', read: words },
];

/** The kinds of school that a policy knows, by the register's type; other types are outside co-ordinated rounds. */
export const kindsByType: Readonly<Record<string, string>> = {
  'Community school': 'community',
  'Voluntary controlled school': 'voluntary-controlled',
  'Voluntary aided school': 'voluntary-aided',
  'Foundation school': 'foundation',
  'Academy converter': 'academy',
  'Academy sponsor led': 'academy',
  'City technology college': 'academy',
  'University technical college': 'academy',
  'Studio schools': 'academy',
  'Free schools': 'free-school',
};

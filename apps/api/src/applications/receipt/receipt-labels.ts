import { type Language, sayTime } from '@kernel';

/** What a receipt calls things and says besides, in one language. The declaration stays in the words that were agreed. */
export interface ReceiptLabels {
  readonly title: string;
  readonly titleLate: string;
  readonly number: string;
  readonly reference: string;
  readonly received: string;
  readonly for: string;
  readonly child: string;
  readonly dateOfBirth: string;
  readonly address: string;
  readonly schools: string;
  readonly appliedBy: string;
  readonly corporateParent: string;
  readonly version: string;
  readonly digest: string;
  readonly keep: string;
  readonly noSchoolSees: string;
  readonly digestSays: string;
  readonly time: (time: string) => string;
  readonly versionOf: (number: number, declaration: string) => string;
  readonly declared: (sentences: string) => string;
}

const english: ReceiptLabels = {
  title: 'Receipt for your application',
  titleLate: 'Receipt for a late application',
  number: 'Receipt number',
  reference: 'Reference',
  received: 'Received',
  for: 'For',
  child: 'Child',
  dateOfBirth: 'Date of birth',
  address: 'Address that counts',
  schools: 'Schools, in order',
  appliedBy: 'Applied by',
  corporateParent: 'The authority that looks after the child',
  version: 'Version',
  digest: 'Digest',
  keep: 'Keep this receipt. It shows that we have your application, and when it came.',
  noSchoolSees: 'No school sees the order of your list.',
  digestSays:
    'The digest is worked out from all your answers. If one letter of them were changed, it would be another.',
  time: sayTime,
  versionOf: (number, declaration) => `${number}, declaration ${declaration}`,
  declared: (sentences) => `When it was sent, this was declared: ${sentences}`,
};

const welsh: ReceiptLabels = {
  title: 'Derbynneb am eich cais',
  titleLate: 'Derbynneb am gais hwyr',
  number: 'Rhif y dderbynneb',
  reference: 'Cyfeirnod',
  received: 'Derbyniwyd',
  for: 'Ar gyfer',
  child: 'Plentyn',
  dateOfBirth: 'Dyddiad geni',
  address: "Y cyfeiriad sy'n cyfrif",
  schools: 'Ysgolion, yn eu trefn',
  appliedBy: 'Gwnaed y cais gan',
  corporateParent: "Yr awdurdod sy'n gofalu am y plentyn",
  version: 'Fersiwn',
  digest: 'Crynodeb digidol',
  keep: "Cadwch y dderbynneb hon. Mae'n dangos bod eich cais gennym, a phryd y daeth.",
  noSchoolSees: 'Nid oes yr un ysgol yn gweld trefn eich rhestr.',
  digestSays: "Cyfrifir y crynodeb digidol o'ch holl atebion. Pe bai un llythyren yn newid, byddai'n wahanol.",
  time: (time) => time,
  versionOf: (number, declaration) => `${number}, datganiad ${declaration}`,
  declared: (sentences) => `Pan anfonwyd y cais, datganwyd hyn (yn Saesneg): ${sentences}`,
};

/** What a receipt calls things, by language. */
export const receiptLabels: Readonly<Record<Language, ReceiptLabels>> = { en: english, cy: welsh };

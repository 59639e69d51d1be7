import type { Language } from '@kernel';

const english = {
  'no-policy': 'The policy of this school for this round is not settled yet.',
  'no-point': 'The school’s measuring point is not on the map yet.',
  'no-streets': 'The map of streets for this round is not settled yet, so no walk can be measured.',
  'no-postcode': 'This school’s area is a list of postcodes: give your postcode to know.',
  'no-way': 'There is no way from here that the school’s method can measure.',
  away: 'The walk cannot be measured just now. Try again later.',
} as const;

/** Why a place cannot be held against a policy. */
export type Unmeasured = keyof typeof english;

const welsh: Readonly<Record<Unmeasured, string>> = {
  'no-policy': "Nid yw polisi'r ysgol hon ar gyfer y cylch hwn wedi'i bennu eto.",
  'no-point': 'Nid yw pwynt mesur yr ysgol ar y map eto.',
  'no-streets': "Nid yw'r map strydoedd ar gyfer y cylch hwn wedi'i bennu eto, felly ni ellir mesur taith gerdded.",
  'no-postcode': 'Rhestr o godau post yw ardal yr ysgol hon. Rhowch eich cod post i gael gwybod.',
  'no-way': 'Nid oes ffordd oddi yma y gall dull yr ysgol ei mesur.',
  away: 'Ni ellir mesur y daith gerdded ar hyn o bryd. Rhowch gynnig arall arni yn nes ymlaen.',
};

/** Why a place cannot be held against a policy, in a sentence for a family. */
export function sayUnmeasured(why: Unmeasured, language: Language): string {
  return (language === 'cy' ? welsh : english)[why];
}

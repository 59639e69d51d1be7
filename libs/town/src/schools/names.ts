import type { SchoolKind } from './kinds';

const names = `
  Alderbrook, Longmarsh, Riverside, Sedgeholme, Newlands, Beacon Hill, Thornwick, Quayside, Hollowdene, Marram,
  Holy Rood, Kingfisher, Trinity, Fenbridge, Harbour, Larkfield, St Botolph, Whitegate, Foundry, Queen Anne,
  Oakfield, Plover Green, Saltmarsh, Weavers, Ashlea, Copperfield, Eastmoor, Firbank, Granary, Heronsgate,
  Ivyhouse, Juniper, Kestrel, Limekiln, Millrace, Northolme, Orchard, Pinewood, Quarry Bank, Rookery, Sandhill,
  Tanyard, Underwood, Viaduct, Westholme, Yewtree, Applegarth, Bramley, Cloverdale, Dovecote, Elmcroft,
  Fieldhouse, Greenway, Hawthorns, Islington Road, Kiln Lane, Locksbrook, Mallards, Netherby, Priory`
  .trim()
  .split(/,\s+/);

const endings: Readonly<Partial<Record<SchoolKind, string>>> = {
  'area-shares': 'Technical Academy',
  'banded-academy': 'Academy',
  'church-aided': 'Catholic School',
  'church-points': 'Church of England School',
  'drawn-by-lot': 'Academy',
  'feeder-academy': 'Academy',
  grammar: 'Grammar School',
  'grammar-with-premium': 'Grammar School',
  'half-and-half': 'Free School',
  'infant-and-junior': 'Infant School',
  'musical-academy': 'Academy',
  'nursery-premium': 'Academy',
  'two-points': 'Free School',
};

/** The name of the school in this place of the list, with the ending that its kind has. */
export function schoolName(at: number, kind: SchoolKind): string {
  return `${names[at] ?? `School ${String(at + 1)}`} ${endings[kind] ?? 'School'}`;
}

/** The short name under which files know the school in this place of the list. */
export function schoolId(at: number): string {
  return idOf(names[at] ?? `school-${String(at + 1)}`);
}

/** A name as a short name: small letters, with dashes for all else. */
export function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, '-');
}

/**
 * A name as it is searched for: small letters and digits, words apart by one space, "saint" as "st".
 *
 * What is searched for is written the same way, so that "st. mary’s" finds "Saint Mary's"; nothing in it steers a search.
 */
export function searched(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’‘.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bsaint\b/g, 'st');
}

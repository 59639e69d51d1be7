import { chanceFor } from '../chance';
import type { Land } from '../land/land';
import { idOf } from './names';
import type { EarlierSchool } from './school';

const firsts = ['Acorn', 'Bluebell', 'Chestnut', 'Daisy', 'Elm'];
const lasts = [
  'Bank',
  'Corner',
  'Field',
  'Green',
  'Hill',
  'Lane',
  'Park',
  'Road',
  'Side',
  'Wood',
  'View',
  'Yard',
  'Mead',
];

/** The primary schools that the children go to before Year 7: two for each school of the round. */
export function earlierSchools(land: Land, schools: number, seed: number): readonly EarlierSchool[] {
  const sites = chanceFor(seed, 'earlier schools')
    .shuffled(land.crossings.flat())
    .slice(0, Math.max(6, schools * 2));
  return sites.map((site, at) => {
    const again = Math.floor(at / (firsts.length * lasts.length));
    const name = `${firsts[at % firsts.length] ?? ''} ${lasts[at % lasts.length] ?? ''} Primary School${again === 0 ? '' : ` ${String(again + 1)}`}`;
    return { id: idOf(name), name, easting: site.easting, northing: site.northing };
  });
}

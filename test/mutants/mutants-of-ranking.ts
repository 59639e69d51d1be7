import type { Mutant } from './mutated-engine';

const sorting = 'libs/ranking/src/sort-members.ts';
const bands = 'libs/ranking/src/bands.ts';
const keys = 'libs/ranking/src/order-keys.ts';
const members = 'libs/ranking/src/members.ts';
const stages = 'libs/ranking/src/stages.ts';

/** Mistakes in who is on a list and in what order, and in the criteria themselves. */
export const mutantsOfRanking: readonly Mutant[] = [
  { name: 'ties by number', file: sorting, find: 'return a < b ? -1 : a > b ? 1 : one - other;', replace: 'return one - other;', why: 'Equals are separated by their ids instead of the draw.' },
  { name: 'missing first', file: sorting, find: 'small[place] = (key === key ? key - least : span - 1) * room', replace: 'small[place] = (key === key ? key - least + 1 : 0) * room', why: 'A child without a score comes before every child with one.' },
  { name: 'missing first among later keys', file: sorting, find: 'if (Number.isNaN(a)) return 1;', replace: 'if (Number.isNaN(a)) return -1;', why: 'A later key prefers the children who have no value.' },
  { name: 'direction flipped', file: sorting, find: 'return a < b === ((', replace: 'return a < b !== ((', why: 'The farther child comes first where a later key decides.' },
  { name: 'first key unsigned', file: sorting, find: '(keys[slot * width] as number) * (directions[row[slot] as number] as number)', replace: '(keys[slot * width] as number)', why: 'The lowest score comes first.' },
  { name: 'rows ignored in the sort', file: sorting, find: 'const bucket = row[slot] as number;', replace: 'const bucket = 0;', why: 'Distance beats category.' },
  { name: 'band edge inclusive', file: bands, find: 'total / 100 > share', replace: 'total / 100 >= share', why: 'The child at the edge of a band falls into the one above.' },
  { name: 'equals count as higher', file: bands, find: '(scores[middle] as number) > score', replace: '(scores[middle] as number) >= score', why: 'Equal scores push a child into a lower band.' },
  { name: 'lowest score of a band shut out', file: bands, find: 'one.from <= score', replace: 'one.from < score', why: 'A child exactly on the border of a band falls out of it.' },
  { name: 'distance cut, not rounded', file: keys, find: '/ unit + 0.5)', replace: '/ unit)', why: 'Distances are not rounded as the policy says.' },
  { name: 'farthest ignored', file: keys, find: "direction: key.first === 'nearest' ? 1 : -1", replace: 'direction: 1', why: 'A policy that puts the farthest first is read the other way.' },
  { name: 'difference turned round', file: keys, find: 'from() - less()', replace: 'less() - from()', why: 'The child with the nearest alternative comes first.' },
  { name: 'those who meet it last', file: keys, find: '? 1 : 0), direction: -1', replace: '? 1 : 0), direction: 1', why: 'A tie-break for siblings puts them last.' },
  { name: "another school's order", file: keys, find: 'one.school === policy.school.id', replace: 'one.school !== policy.school.id', why: 'A school is filled in the order that another returned.' },
  { name: 'pool open to all', file: members, find: 'if (stage.who !== undefined && !stage.who(facts, reading)) return noRow;', replace: '', why: 'Children outside the catchment fill the places kept for those inside.' },
  { name: 'looked-after row skipped', file: members, find: 'let row = 0; row < tests.length;', replace: 'let row = tests.length > 1 ? 1 : 0; row < tests.length;', why: 'Looked-after children lose their first place (1.7).' },
  { name: 'first preference first', file: members, find: 'row[count] = met;', replace: 'row[count] = applicants.columns.childOf[reading.preference - 1] === applicants.columns.childOf[reading.preference] ? stage.rows.length - 1 : met;', why: 'A school reserves its first row for those who put it first (1.9(c)).' },
  { name: 'everyone ranked', file: members, find: '  }\n  return noRow;\n}', replace: '  }\n  return tests.length - 1;\n}', why: 'Children who meet no row are admitted.' },
  { name: 'facts that are there not looked at', file: members, find: '(present & need) !== need', replace: 'need !== 0 && (present & need) === need', why: 'A row is passed over for the very children who have what it asks.' },
  { name: 'twin passed over unread', file: 'libs/ranking/src/applicants.ts', find: 'const other = instead.size > 0 ? instead.get(this.preference) : undefined;', replace: 'const other = undefined;', why: 'A twin who now counts as a sibling is judged by the facts of before.' },
  { name: 'pool open to all on the way', file: 'libs/allocation/src/group-by-intake.ts', find: 'const isIn = list.who === undefined || list.who(facts, reading);', replace: 'const isIn = true;', why: 'A school of one pool takes children whom the pool leaves out.' },
  { name: 'linked at the last', file: 'libs/ranking/src/linked-births.ts', find: 'group[0] === slot', replace: 'group[group.length - 1] === slot', why: 'Twins are put where the lower of them stands.' },
  { name: 'cap not cut out', file: stages, find: 'const capped = rows.length === 1 ? capOf(rows[0] ?? -1) : undefined;', replace: 'const capped = undefined;', why: 'A capped row takes without limit.' },
  { name: 'pool order over row order', file: stages, find: 'policy.rows[row]?.order ?? pool.order ??', replace: 'pool.order ?? policy.rows[row]?.order ??', why: "A row's own order is overruled by its pool." },
  { name: 'cap outlives offer day', file: stages, find: "return afterOfferDay && cap?.afterOfferDay === 'dissolved' ? undefined : cap;", replace: 'return cap;', why: 'A cap that ended on offer day still turns children away.' },
  { name: 'rows before a cap left in it', file: stages, find: 'open = undefined;', replace: '', why: 'Rows after a cap are served before it.' },
  { name: 'split outlives offer day', file: stages, find: "pools.every((pool) => pool.afterOfferDay === 'kept')", replace: 'true', why: 'A dissolved pool still keeps places from others.' },
  { name: 'draw without its id', file: 'libs/ranking/src/draw.ts', find: 'bytesOf(`${drawId}\\n`)', replace: 'bytesOf("")', why: 'Every draw of the year is the same draw (1.35).' },
  { name: 'row of the neighbour', file: 'libs/allocation/src/group-by-intake.ts', find: 'list.byFactsAlone && before[intake] === facts', replace: 'before[intake] !== undefined', why: 'A child is given the group of whoever asked before.' },
  { name: "another school's siblings", file: 'libs/policy/src/criteria/sibling.ts', find: 'if (each === one.school && counts(one, params)) return true;', replace: 'if (counts(one, params)) return true;', why: 'A brother at any school counts at every school.' },
  { name: 'the radius itself outside', file: 'libs/policy/src/criteria/within-distance.ts', find: '<= limit', replace: '< limit', why: 'A home exactly on the radius is shut out.' },
  { name: 'a qualifying score missed', file: 'libs/policy/src/criteria/tested.ts', find: 'one.score >= least', replace: 'one.score > least', why: 'A child exactly at the qualifying score is shut out.' },
];

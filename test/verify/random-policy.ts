import { completePolicy, type Policy } from '@policy';
import type { Dice } from './dice';

/** A policy of any shape the language has, thrown by dice: rows, caps, pools, flows, bands, draws and births. */
export function randomPolicy(dice: Dice, school: string, schools: readonly string[], admissionNumber: number): Policy {
  const rows = randomRows(dice, admissionNumber);
  const pools = dice.oneIn(2) ? randomPools(dice, rows.map((row) => row.id), admissionNumber) : undefined;
  const ehc = pools !== undefined && dice.oneIn(2) ? { ehcPlansCountIn: dice.one(pools).id } : {};
  const said = {
    schema: 1,
    id: `policy-of-${school}`,
    title: `The policy of ${school}`,
    school: { id: school, name: school, kind: 'academy', religiousCharacter: 'none', selection: 'none' },
    entry: { year: 2027, group: 'year-7' },
    code: '2021',
    places: { admissionNumber },
    definitions: definitions(dice, schools),
    rows,
    tieBreak: tieBreak(dice),
    ...(pools === undefined ? {} : { pools }),
    ...ehc,
    multipleBirths: dice.one(['none', 'none', 'admit-all-over-number', 'linked-unit', 'sibling-once-one-offered']),
  };
  const bands = JSON.stringify(said).includes('"kind":"band"');
  return completePolicy(bands ? said : { ...said, definitions: { ...said.definitions, bandings: {} } }, school);
}

function definitions(dice: Dice, schools: readonly string[]): object {
  const measure = { says: 'in a straight line', method: 'straight-line', from: 'address-point', to: { kind: 'centre' } };
  const basis = dice.one(['applicants', 'area']);
  const bands = basis === 'applicants' ? [{ percent: 30 }, { percent: 45 }, { percent: 25 }] : [{ from: 7 }, { from: 4 }, { from: 0 }];
  return {
    areas: { near: { says: 'the near side' }, far: { says: 'the far side' } },
    measures: {
      home: { ...measure, unit: dice.one(['metre', 'kilometre', 'mile']), decimals: dice.one([0, 1, 2, 3, 'none']) },
      other: { ...measure, unit: 'metre', decimals: 0 },
    },
    schools: Object.fromEntries(schools.map((one) => [one, one])),
    tests: { band: { says: 'the banding test', assesses: 'banding' }, music: { says: 'the music test', assesses: 'aptitude', subject: 'performing-arts' } },
    forms: { church: { says: 'the church form', terms: { weekly: 'weekly', monthly: 'monthly' }, maximumPoints: 9 } },
    roles: { chorister: { says: 'a chorister' } },
    schoolSets: { all: { says: 'all schools', schools } },
    bandings: { fair: { says: 'three bands', test: 'band', basis, bands: bands.map((band, at) => ({ id: `band-${String(at)}`, name: `Band ${String(at)}`, ...band })) } },
  };
}

/** One condition of any kind, sometimes several joined. */
function condition(dice: Dice, deep = 0): object {
  if (deep < 2 && dice.oneIn(5)) return { kind: dice.one(['all', 'any']), of: [condition(dice, deep + 1), condition(dice, deep + 1)] };
  if (deep < 2 && dice.oneIn(12)) return { kind: 'not', of: condition(dice, deep + 1) };
  return dice.one([
    () => ({ kind: 'looked-after', who: ['looked-after', 'previously-looked-after', 'state-care-outside-england'] }),
    () => sibling(dice),
    () => sibling(dice),
    () => ({ kind: 'catchment', areas: dice.some(['near', 'far'], 1) }),
    () => ({ kind: 'need', kinds: dice.some(['medical', 'social'], 1), of: dice.some(['child', 'parent'], 1) }),
    () => ({ kind: 'vulnerable', any: ['child-in-need', 'homeless'] }),
    () => ({ kind: 'staff-child', grounds: dice.some(['two-years', 'skill-shortage'], 1) }),
    () => ({ kind: 'feeder-school', schools: ['s1'], as: dice.one(['school', 'nursery']) }),
    () => ({ kind: 'within-distance', measure: 'home', distance: dice.whole(1, 12) / 4, unit: 'kilometre' }),
    () => ({ kind: 'nearest-school', among: 'all' }),
    () => ({ kind: 'faith', form: 'church', any: dice.some(['weekly', 'monthly'], 1) }),
    () => ({ kind: 'faith-points', form: 'church', atLeast: dice.whole(1, 8) }),
    () => ({ kind: 'tested', test: 'music', ...(dice.oneIn(2) ? {} : { atLeast: dice.whole(2, 8) }) }),
    () => ({ kind: 'band', banding: 'fair', is: dice.one(['band-0', 'band-1', 'band-2', 'untested']) }),
    () => ({ kind: 'premium', any: ['pupil-premium', 'free-school-meals'] }),
    () => ({ kind: 'service-family' }),
    () => ({ kind: 'role', role: 'chorister' }),
    () => ({ kind: 'boarding-need', as: dice.one(['suitable', 'service-help', 'need']) }),
    () => ({ kind: 'listed' }),
  ])();
}

function sibling(dice: Dice): object {
  return {
    kind: 'sibling',
    who: dice.some(['full', 'half', 'step', 'adopted', 'foster', 'same-household'], 2),
    onRoll: dice.one(['at-application', 'at-admission']),
    ...(dice.oneIn(3) ? { linkedSchools: ['s1'] } : {}),
    ...(dice.oneIn(3) ? { years: { from: 8, to: 11 } } : {}),
    ...(dice.oneIn(3) ? { resourcedProvision: dice.one(['counts', 'does-not-count']) } : {}),
    ...(dice.oneIn(6) ? { displacedOnly: true } : {}),
  };
}

function key(dice: Dice): object {
  return dice.one([
    () => ({ by: 'distance', measure: 'home', first: dice.one(['nearest', 'nearest', 'farthest']) }),
    () => ({ by: 'distance-difference', from: 'other', less: 'home', first: dice.one(['largest', 'smallest']) }),
    () => ({ by: 'score', test: 'music', first: dice.one(['highest', 'lowest']) }),
    () => ({ by: 'points', form: 'church', first: 'highest' }),
    () => ({ by: 'meeting', when: condition(dice, 1) }),
    () => ({ by: 'listed' }),
  ])();
}

function tieBreak(dice: Dice): readonly object[] {
  return [...Array.from({ length: dice.whole(0, 2) }, () => key(dice)), { by: 'draw', supervisedBy: 'an independent person' }];
}

function randomRows(dice: Dice, most: number): readonly { readonly id: string }[] {
  const rows = Array.from({ length: dice.whole(1, 4) }, (_, at) => ({
    id: `row-${String(at)}`,
    name: `Row ${String(at)}`,
    when: at === 0 && dice.oneIn(2) ? { kind: 'looked-after', who: ['looked-after', 'previously-looked-after'] } : condition(dice),
    ...(dice.oneIn(4) ? { order: tieBreak(dice) } : {}),
    ...(dice.oneIn(4) ? { upTo: cap(dice, most) } : {}),
  }));
  return dice.oneIn(5) ? rows : [...rows, { id: 'rest', name: 'Everyone else', when: { kind: 'everyone-else' } }];
}

function cap(dice: Dice, most: number): object {
  return {
    amount: dice.one([{ kind: 'places', places: dice.whole(0, Math.min(3, most)) }, share(dice, ['admission-number', 'admission-number-less-ehc-plans', 'remaining'])]),
    counts: dice.one([{ kind: 'this-row' }, { kind: 'this-row' }, { kind: 'everyone-meeting', when: condition(dice, 1) }]),
    ...(dice.oneIn(2) ? { afterOfferDay: dice.one(['kept', 'dissolved']) } : {}),
  };
}

function share(dice: Dice, of: readonly unknown[]): object {
  return { kind: 'share', percent: dice.one([10, 12.5, 25, 33.3, 50, 70]), of: dice.one(of), round: dice.one(['down', 'up', 'nearest']) };
}

function randomPools(dice: Dice, rows: readonly string[], most: number): readonly { readonly id: string }[] {
  const ids = Array.from({ length: dice.whole(1, 3) }, (_, at) => `pool-${String(at)}`);
  return ids.map((id, at) => {
    const bases = ['admission-number', 'admission-number-less-ehc-plans', 'remaining', ...ids.slice(0, at).map((earlier) => ({ leftAfter: earlier }))];
    const last = at === ids.length - 1;
    return {
      id,
      name: id,
      places: dice.one([{ kind: 'all-remaining' }, { kind: 'places', places: dice.whole(0, Math.floor(most / ids.length)) }, share(dice, bases), share(dice, bases)]),
      ...(dice.oneIn(3) ? { who: condition(dice, 1) } : {}),
      ...(dice.oneIn(3) ? { rows: dice.some(rows, 1) } : {}),
      ...(dice.oneIn(4) ? { order: tieBreak(dice) } : {}),
      unfilled: dice.one([{ kind: 'lost' }, { kind: 'remains' }, flow(dice, ids, last ? undefined : ids.slice(at + 1)), flow(dice, ids, last ? undefined : ids.slice(at + 1))]),
      afterOfferDay: dice.one(['kept', 'kept', 'dissolved']),
    };
  });
}

function flow(dice: Dice, all: readonly string[], later: readonly string[] | undefined): object {
  const atOnce = later !== undefined && dice.oneIn(2);
  const groups = dice.shuffled(atOnce ? later : all);
  const cut = dice.whole(1, groups.length);
  const to = [groups.slice(0, cut), groups.slice(cut)].filter((group) => group.length > 0);
  return { kind: 'flow', to, how: dice.one(['in-order', 'in-turn', 'by-draw']), when: atOnce ? 'at-its-turn' : 'after-last-pool' };
}

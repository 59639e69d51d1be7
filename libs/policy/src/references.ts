import type { Problem } from '@kernel';
import type { AtomicWhen } from './criteria';
import type { Amount, OrderKey, Policy } from './policy';
import { atomsOf, conditionsOf, keysOf } from './walk';

/** Every name a policy uses without defining it, and every definition that contradicts itself. */
export function referenceProblems(policy: Policy): readonly Problem[] {
  return [
    ...repeated(policy.rows.map((row) => row.id), 'rows'),
    ...repeated((policy.pools ?? []).map((pool) => pool.id), 'pools'),
    ...conditionsOf(policy).flatMap(({ path, thing }) => atomsOf(thing).flatMap((atom) => atomProblems(policy, atom, path))),
    ...keysOf(policy).flatMap(({ path, thing }) => keyProblems(policy, thing, path)),
    ...rowProblems(policy),
    ...poolProblems(policy),
    ...placeProblems(policy),
    ...bandingProblems(policy),
    ...measureProblems(policy),
  ];
}

function repeated(ids: readonly string[], path: string): readonly Problem[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => ({ path, found: `the id "${id}" twice`, allowed: 'give each its own id.' }));
}

/** Says that a name is not defined, with the names that are. */
function known(kind: string, defined: object, name: string, path: string): readonly Problem[] {
  if (Object.hasOwn(defined, name)) return [];
  const names = Object.keys(defined);
  return [
    {
      path,
      found: `"${name}"`,
      allowed: names.length === 0 ? `define it under definitions.${kind} first.` : `definitions.${kind} has: ${names.join(', ')}. Use one of them, or define it.`,
    },
  ];
}

function atomProblems({ definitions }: Policy, atom: AtomicWhen, path: string): readonly Problem[] {
  switch (atom.kind) {
    case 'catchment':
      return atom.areas.flatMap((area) => known('areas', definitions.areas, area, path));
    case 'within-distance':
      return known('measures', definitions.measures, atom.measure, path);
    case 'nearest-school':
      return known('schoolSets', definitions.schoolSets, atom.among, path);
    case 'faith': {
      const form = definitions.forms[atom.form];
      return form === undefined
        ? known('forms', definitions.forms, atom.form, path)
        : atom.any.flatMap((term) => known(`forms.${atom.form}.terms`, form.terms, term, path));
    }
    case 'faith-points':
      return known('forms', definitions.forms, atom.form, path);
    case 'tested':
      return known('tests', definitions.tests, atom.test, path);
    case 'role':
      return known('roles', definitions.roles, atom.role, path);
    case 'feeder-school':
      return atom.schools.flatMap((school) => known('schools', definitions.schools, school, path));
    case 'sibling':
      return (atom.linkedSchools ?? []).flatMap((school) => known('schools', definitions.schools, school, path));
    case 'band': {
      const banding = definitions.bandings[atom.banding];
      if (banding === undefined) return known('bandings', definitions.bandings, atom.banding, path);
      if (atom.is === 'untested' || banding.bands.some((band) => band.id === atom.is)) return [];
      return [{ path, found: `the band "${atom.is}"`, allowed: `bands are: ${banding.bands.map((band) => band.id).join(', ')}, untested.` }];
    }
    default:
      return [];
  }
}

function keyProblems({ definitions }: Policy, key: OrderKey, path: string): readonly Problem[] {
  switch (key.by) {
    case 'distance':
      return known('measures', definitions.measures, key.measure, path);
    case 'distance-difference':
      return [...known('measures', definitions.measures, key.from, path), ...known('measures', definitions.measures, key.less, path)];
    case 'score':
      return known('tests', definitions.tests, key.test, path);
    case 'points':
      return known('forms', definitions.forms, key.form, path);
    default:
      return [];
  }
}

function rowProblems(policy: Policy): readonly Problem[] {
  return policy.rows.flatMap((row, at): Problem[] => {
    const path = `rows.${String(at)}`;
    if ((row.when === undefined) === (row.unknown === undefined)) {
      return [{ path, found: row.when === undefined ? 'neither "when" nor "unknown"' : 'both "when" and "unknown"', allowed: 'say what the row asks (when), or why it is not known (unknown).' }];
    }
    if (row.unknown !== undefined && policy.notForRanking === undefined) {
      return [{ path, found: 'a row that is not known', allowed: 'say "notForRanking" and why: such a policy must not rank children.' }];
    }
    return [];
  });
}

function poolProblems(policy: Policy): readonly Problem[] {
  const pools = policy.pools ?? [];
  const poolIds = Object.fromEntries(pools.map((pool) => [pool.id, true]));
  const rowIds = Object.fromEntries(policy.rows.map((row) => [row.id, true]));
  const problems = pools.flatMap((pool, at): readonly Problem[] => {
    const path = `pools.${String(at)}`;
    const unfilled = pool.unfilled;
    const earlier = Object.fromEntries(pools.slice(0, at).map((one) => [one.id, true]));
    return [
      ...(pool.rows ?? []).flatMap((row) => knownHere(rowIds, row, `${path}.rows`, 'the rows are')),
      ...amountProblems(pool.places, earlier, `${path}.places`),
      ...(unfilled.kind !== 'flow' ? [] : unfilled.to.flat().flatMap((to) => knownHere(poolIds, to, `${path}.unfilled.to`, 'the pools are'))),
      ...(unfilled.kind === 'flow' && unfilled.when === 'at-its-turn'
        ? unfilled.to.flat().filter((to) => Object.hasOwn(earlier, to) || to === pool.id).map((to) => ({
            path: `${path}.unfilled.to`,
            found: `the earlier pool "${to}"`,
            allowed: 'places can flow at their turn only to later pools; use "after-last-pool" to flow back.',
          }))
        : []),
    ];
  });
  const counted = policy.ehcPlansCountIn;
  return counted === undefined ? problems : [...problems, ...knownHere(poolIds, counted, 'ehcPlansCountIn', 'the pools are')];
}

function knownHere(defined: object, name: string, path: string, say: string): readonly Problem[] {
  return Object.hasOwn(defined, name) ? [] : [{ path, found: `"${name}"`, allowed: `${say}: ${Object.keys(defined).join(', ') || 'none'}.` }];
}

function amountProblems(amount: Amount, earlier: object, path: string): readonly Problem[] {
  if (amount.kind !== 'share' || typeof amount.of === 'string') return [];
  return knownHere(earlier, amount.of.leftAfter, `${path}.of.leftAfter`, 'earlier pools are');
}

function placeProblems({ places, pools, rows }: Policy): readonly Problem[] {
  const problems: Problem[] = [];
  const limit = places.offerLimit ?? places.admissionNumber;
  if (limit !== places.admissionNumber && places.reason === undefined) {
    problems.push({ path: 'places', found: `an offer limit of ${String(limit)} beside an admission number of ${String(places.admissionNumber)}`, allowed: 'say why under places.reason (1.4).' });
  }
  const most = Math.max(limit, places.admissionNumber);
  const fixed = (pools ?? []).map((pool) => (pool.places.kind === 'places' ? pool.places.places : 0)).reduce((sum, one) => sum + one, 0);
  if (fixed > most) problems.push({ path: 'pools', found: `${String(fixed)} places in the pools`, allowed: `no more than the ${String(most)} places of the intake.` });
  rows.forEach((row, at) => {
    if (row.upTo?.amount.kind === 'places' && row.upTo.amount.places > most) {
      problems.push({ path: `rows.${String(at)}.upTo`, found: `${String(row.upTo.amount.places)} places`, allowed: `no more than the ${String(most)} places of the intake.` });
    }
    if (row.upTo?.amount.kind === 'share' && typeof row.upTo.amount.of !== 'string') {
      problems.push({ path: `rows.${String(at)}.upTo.amount.of`, found: 'a share of what a pool left', allowed: 'a row\'s cap is a share of the admission number, of it less EHC plans, or of what remains.' });
    }
  });
  return problems;
}

function bandingProblems({ definitions }: Policy): readonly Problem[] {
  return Object.entries(definitions.bandings).flatMap(([id, banding]): readonly Problem[] => {
    const path = `definitions.bandings.${id}`;
    const missing = banding.bands.filter((band) => (banding.basis === 'applicants' ? band.percent : band.from) === undefined);
    const sum = banding.bands.reduce((total, band) => total + (band.percent ?? 0), 0);
    return [
      ...known('tests', definitions.tests, banding.test, `${path}.test`),
      ...missing.map((band) => ({ path, found: `the band "${band.id}" without ${banding.basis === 'applicants' ? 'percent' : 'from'}`, allowed: banding.basis === 'applicants' ? 'each band says its percent of the tested applicants.' : 'each band says the lowest score it holds.' })),
      ...(banding.basis === 'applicants' && missing.length === 0 && Math.abs(sum - 100) > 0.01 ? [{ path, found: `bands that add up to ${String(sum)} percent`, allowed: 'make them add up to 100.' }] : []),
    ];
  });
}

function measureProblems({ definitions }: Policy): readonly Problem[] {
  return Object.entries(definitions.measures).flatMap(([id, measure]) =>
    measure.to.kind === 'nearest-alternative' ? known('schoolSets', definitions.schoolSets, measure.to.among, `definitions.measures.${id}.to`) : [],
  );
}

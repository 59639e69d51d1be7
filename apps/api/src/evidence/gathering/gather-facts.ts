import type { ChildFacts, CareStatus } from '@policy';
import { byCodePoint, canonicalJson } from '@kernel';

/** Looked after now comes before looked after once; all three rank alike under most policies (1.7). */
const careOrder: readonly CareStatus[] = ['looked-after', 'previously-looked-after', 'state-care-outside-england'];

/**
 * What several accepted findings add up to for one child.
 *
 * Each kind of fact is adopted by itself; the same thing found twice counts once, and the order of the findings makes no
 * difference. Of one supplementary form everything accepted counts together; of one test the best score.
 */
export function addUp(found: readonly ChildFacts[]): ChildFacts {
  const care = careOrder.find((status) => found.some((one) => one.care === status));
  const multipleBirth = found.flatMap((one) => one.multipleBirth ?? []).sort(byCodePoint)[0];
  return {
    ...(care === undefined ? {} : { care }),
    ...listed('needs', found),
    ...listed('vulnerable', found),
    ...listed('siblings', found),
    ...listed('staff', found),
    ...listed('attends', found),
    ...listed('areas', found),
    ...some('faith', formsOf(found)),
    ...some('tests', testsOf(found)),
    ...listed('premiums', found),
    ...(found.some((one) => one.serviceFamily === true) ? { serviceFamily: true } : {}),
    ...listed('roles', found),
    ...listed('boarding', found),
    ...(multipleBirth === undefined ? {} : { multipleBirth }),
  };
}

type Lists = 'needs' | 'vulnerable' | 'siblings' | 'staff' | 'attends' | 'areas' | 'premiums' | 'roles' | 'boarding';

/** Every different piece of one kind, in an order of its own. */
function listed<Name extends Lists>(
  name: Name,
  found: readonly ChildFacts[],
): Pick<ChildFacts, Name> | Record<string, never> {
  const pieces = new Map<string, unknown>();
  for (const one of found) for (const piece of one[name] ?? []) pieces.set(canonicalJson(piece), piece);
  return some(name, inOrder(pieces)) as Pick<ChildFacts, Name>;
}

function formsOf(found: readonly ChildFacts[]): NonNullable<ChildFacts['faith']> {
  const forms = new Map<string, NonNullable<ChildFacts['faith']>[number]>();
  for (const { form, terms, points } of found.flatMap(({ faith }) => faith ?? [])) {
    const before = forms.get(form);
    const all = [...new Set([...(before?.terms ?? []), ...terms])].sort(byCodePoint);
    const most = points === undefined ? before?.points : Math.max(points, before?.points ?? 0);
    forms.set(form, { form, terms: all, ...(most === undefined ? {} : { points: most }) });
  }
  return inOrder(forms);
}

function testsOf(found: readonly ChildFacts[]): NonNullable<ChildFacts['tests']> {
  const tests = new Map<string, NonNullable<ChildFacts['tests']>[number]>();
  for (const one of found.flatMap((facts) => facts.tests ?? [])) {
    const before = tests.get(one.test);
    if (before === undefined || one.score > before.score) tests.set(one.test, one);
  }
  return inOrder(tests);
}

function inOrder<Value>(pieces: ReadonlyMap<string, Value>): Value[] {
  return [...pieces].sort(([a], [b]) => byCodePoint(a, b)).map(([, piece]) => piece);
}

function some<Name extends string, Value>(name: Name, pieces: readonly Value[]): Record<string, readonly Value[]> {
  return pieces.length === 0 ? {} : { [name]: pieces };
}

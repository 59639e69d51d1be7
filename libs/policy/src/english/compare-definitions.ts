import type { Policy } from '../policy';
import { sayChange } from './say-change';
import { sayArea, sayBanding, sayForm, sayMeasure, saySchoolSet, sayTest } from './say-definitions';
import { bareWords, sentence } from './wording';

/** What changes in the policy's definitions: names that are new, gone, or mean something else now. */
export function compareDefinitions(before: Policy, after: Policy): readonly string[] {
  const versions = { before, after };
  return [
    ...compareKind(versions, 'area', ({ definitions }) => definitions.areas, (_policy, one) => sayArea(one)),
    ...compareKind(versions, 'measure', ({ definitions }) => definitions.measures, sayMeasure),
    ...compareKind(versions, 'set of schools', ({ definitions }) => definitions.schoolSets, saySchoolSet),
    ...compareKind(versions, 'school', ({ definitions }) => definitions.schools, (_policy, one) => sentence(one)),
    ...compareKind(versions, 'test', ({ definitions }) => definitions.tests, (_policy, one) => sayTest(one)),
    ...compareKind(versions, 'form', ({ definitions }) => definitions.forms, (_policy, one) => sayForm(one)),
    ...compareKind(versions, 'role', ({ definitions }) => definitions.roles, (_policy, one) => `Children ${bareWords(one.says)}.`),
    ...compareKind(versions, 'banding', ({ definitions }) => definitions.bandings, sayBanding),
  ];
}

function compareKind<One>(
  { before, after }: { readonly before: Policy; readonly after: Policy },
  kind: string,
  defined: (policy: Policy) => Readonly<Record<string, One>>,
  say: (policy: Policy, one: One) => string,
): readonly string[] {
  const was = defined(before);
  const is = defined(after);
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((id) => {
    const old = was[id];
    const fresh = is[id];
    const name = `The ${kind} “${id}”`;
    if (fresh === undefined) return old === undefined ? [] : [`${name} is taken out. It was: ${say(before, old)}`];
    if (old === undefined) return [`${name} is new. ${say(after, fresh)}`];
    return sayChange({ name, before: old, after: fresh, sayBefore: (one) => say(before, one), sayAfter: (one) => say(after, one) });
  });
}

import type { ClaimAsked, PolicyQuestion } from '@contract';
import type { Policy } from '@policy';
import { claimsAskedBy } from '../../applications';

/**
 * What a policy asks of a child, as questions that a page can ask: each with the schools it may be about and the words of
 * the policy's own forms, tests and roles. Twins are left out: a child is tried out alone.
 */
export function questionsOf(policy: Policy, nameOf: (school: string) => string | undefined): PolicyQuestion[] {
  const named = ({ schools }: ClaimAsked): PolicyQuestion['schools'] =>
    (schools ?? []).map((id) => ({ id, name: policy.definitions.schools[id] ?? nameOf(id) ?? schoolsOwn(policy, id) }));
  return claimsAskedBy(policy, policy.school.id)
    .filter(({ kind }) => kind !== 'multiple-birth')
    .flatMap((asked): PolicyQuestion[] => {
      const plain = { kind: asked.kind, schools: named(asked), about: null, mostPoints: null };
      const names = asked.names ?? [];
      if (!isDefinedByPolicy(asked.kind)) return [{ ...plain, choices: names.map((id) => ({ id, says: null })) }];
      return names.map((id) => ({ ...plain, ...defined(policy, asked.kind, id) }));
    });
}

type Defined = Pick<PolicyQuestion, 'about' | 'choices' | 'mostPoints'>;

/** Whether each policy has its own: one question for each of them. */
function isDefinedByPolicy(kind: ClaimAsked['kind']): boolean {
  return kind === 'faith' || kind === 'test' || kind === 'role';
}

function defined({ definitions }: Policy, kind: ClaimAsked['kind'], id: string): Defined {
  const form = kind === 'faith' ? definitions.forms[id] : undefined;
  const says = form?.says ?? (kind === 'test' ? definitions.tests[id]?.says : definitions.roles[id]?.says) ?? id;
  return {
    about: { id, says },
    choices: Object.entries(form?.terms ?? {}).map(([term, words]) => ({ id: term, says: words })),
    mostPoints: form?.maximumPoints ?? null,
  };
}

function schoolsOwn({ school }: Policy, id: string): string {
  return id === school.id ? school.name : id;
}

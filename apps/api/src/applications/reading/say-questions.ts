import { Injectable } from '@nestjs/common';
import type { ClaimAsked, ClaimQuestion, Intake } from '@contract';
import type { Policy } from '@policy';
import type { Tx } from '../../platform';
import { PoliciesReader } from '../../policies';
import { SchoolsReader } from '../../schools';

/** Puts what may be claimed into words: the names of schools, and what each policy calls its forms, tests and standings. */
@Injectable()
export class SayQuestions {
  constructor(
    private readonly policies: PoliciesReader,
    private readonly schools: SchoolsReader,
  ) {}

  async run(tx: Tx, asked: readonly ClaimAsked[], intakes: readonly Intake[]): Promise<ClaimQuestion[]> {
    const ids = asked.flatMap(({ askedBy, schools }) => [askedBy, ...(schools ?? [])]);
    const known = await this.schools.schools(tx, [...new Set(ids)]);
    const found = await this.policies.determined(
      tx,
      intakes.map(({ id }) => id),
    );
    const policies = new Map(
      found.map(({ intake, policy }) => [intakes.find(({ id }) => id === intake)?.school ?? policy.school.id, policy]),
    );
    const nameOf = (school: string, policy: Policy | undefined): string =>
      known.get(school)?.name ?? policy?.definitions.schools[school] ?? school;
    return asked.map((one) => {
      const policy = policies.get(one.askedBy);
      return {
        ...one,
        askedByName: nameOf(one.askedBy, policy),
        schoolNames: Object.fromEntries((one.schools ?? []).map((school) => [school, nameOf(school, policy)])),
        named: policy === undefined ? [] : namedIn(policy, one),
      };
    });
  }
}

function namedIn(policy: Policy, { kind, names = [] }: ClaimAsked): ClaimQuestion['named'] {
  const { forms, tests, roles } = policy.definitions;
  return names.flatMap((name) => {
    if (kind === 'faith') {
      const form = forms[name];
      const terms = Object.entries(form?.terms ?? {}).map(([term, says]) => ({ name: term, says }));
      return form === undefined ? [] : [{ name, says: form.says, terms }];
    }
    const one = kind === 'test' ? tests[name] : kind === 'role' ? roles[name] : undefined;
    return one === undefined ? [] : [{ name, says: one.says, terms: [] }];
  });
}

import type { Claim, ClaimAsked } from '@contract';
import type { ChildFacts } from '@policy';
import { isAsked } from '../../applications';

/** A claim, and what an officer finds to be true because of it. */
export interface ClaimWithFacts {
  readonly claim: Claim;
  readonly facts: ChildFacts;
}

/** The facts as a family would claim them, as far as a school they named asks; each with what is then found. */
export function claimsOf(
  facts: ChildFacts,
  asked: readonly ClaimAsked[],
  { parent, surname }: { readonly parent: string; readonly surname: string },
): readonly ClaimWithFacts[] {
  return [
    ...ofTheChild(facts),
    ...(facts.siblings ?? []).map((sibling): ClaimWithFacts => {
      const { school, tie, year, inResourcedProvision } = sibling;
      const claim: Claim = {
        kind: 'sibling',
        school,
        name: `${brothers[year % brothers.length] ?? 'Sam'} ${surname}`,
        tie,
        year: year - 1,
      };
      return {
        claim: inResourcedProvision === undefined ? claim : { ...claim, inResourcedProvision },
        facts: { siblings: [sibling] },
      };
    }),
    ...(facts.staff ?? []).map((staff): ClaimWithFacts => ({
      claim: { kind: 'staff', school: staff.school, name: parent, skillShortage: staff.skillShortage },
      facts: { staff: [staff] },
    })),
    ...(facts.faith ?? []).flatMap((faith) => {
      const school = asker(asked, 'faith', faith.form);
      const claim: Claim = { kind: 'faith', school: school ?? '', form: faith.form, terms: faith.terms };
      return school === undefined ? [] : [{ claim, facts: { faith: [faith] } }];
    }),
    ...(facts.tests ?? []).flatMap((test) => {
      const school = asker(asked, 'test', test.test);
      const claim: Claim = { kind: 'test', school: school ?? '', test: test.test };
      return school === undefined ? [] : [{ claim, facts: { tests: [test] } }];
    }),
  ].filter(({ claim }) => isAsked(claim, asked));
}

const brothers = ['Adam', 'Bella', 'Callum', 'Daisy', 'Ethan', 'Freya', 'Harry', 'Isla', 'Jack', 'Lily', 'Noah'];

/** What needs no school to be named, and what names its own. */
function ofTheChild(facts: ChildFacts): ClaimWithFacts[] {
  const { care, needs = [], vulnerable = [], attends = [], premiums = [], roles = [], boarding = [] } = facts;
  const says = 'The school is the one that can meet the need; the letter says why.';
  return [
    ...(care === undefined ? [] : [{ claim: { kind: 'care', status: care } as const, facts: { care } }]),
    ...needs.map((need): ClaimWithFacts => ({
      claim: { kind: 'need', school: need.school, need: need.kind, of: need.of, says },
      facts: { needs: [need] },
    })),
    ...vulnerable.map((circumstance): ClaimWithFacts => ({
      claim: { kind: 'vulnerable', circumstance },
      facts: { vulnerable: [circumstance] },
    })),
    ...attends.map(({ school, as }): ClaimWithFacts => ({
      claim: { kind: 'attends', school, as },
      facts: { attends: [{ school, as }] },
    })),
    ...premiums.map((premium): ClaimWithFacts => ({
      claim: { kind: 'premium', premium },
      facts: { premiums: [premium] },
    })),
    ...(facts.serviceFamily === true
      ? [{ claim: { kind: 'service-family' } as const, facts: { serviceFamily: true } }]
      : []),
    ...roles.map((role): ClaimWithFacts => ({ claim: { kind: 'role', ...role }, facts: { roles: [role] } })),
    ...boarding.map((one): ClaimWithFacts => ({
      claim: { kind: 'boarding', school: one.school, need: one.need, serviceHelp: one.serviceHelp },
      facts: { boarding: [one] },
    })),
    // What the children of a birth share is known from their applications, so the finding takes it from there.
    ...(facts.multipleBirth === undefined ? [] : [{ claim: { kind: 'multiple-birth' } as const, facts: {} }]),
  ];
}

/** The first school named whose policy asks for this form or test. */
function asker(asked: readonly ClaimAsked[], kind: Claim['kind'], name: string): string | undefined {
  return asked.find((one) => one.kind === kind && one.names?.includes(name) === true)?.askedBy;
}

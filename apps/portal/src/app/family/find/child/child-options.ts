import type { PolicyQuestion, Supposed } from '@contract';
import type { MessageKey } from '@ui/words/message-key';

/** One thing that a family may tick, because a policy asks about it. */
export interface ChildOption {
  readonly id: string;
  readonly key: MessageKey;
  /** What the words are filled with: a school's name, a form's. */
  readonly values: Readonly<Record<string, string>>;
  /** Words of the policy itself, which stand in English. */
  readonly claim: Supposed;
}

/** A number that a family may give: a test's score, a form's points. */
export interface ChildNumber {
  readonly id: string;
  readonly key: 'find.child.score' | 'find.child.points';
  readonly about: string;
  readonly most: number;
}

/** What the family says: what it ticked, and its numbers as they were typed. */
export interface ChildSaid {
  readonly ticked: readonly string[];
  readonly numbers: Readonly<Record<string, string>>;
}

export const nothingSaid: ChildSaid = { ticked: [], numbers: {} };

type Kind<K extends Supposed['kind']> = Extract<Supposed, { kind: K }>;

/** Everything that may be ticked for these policies, each thing once however many of them ask for it. */
export function optionsOf(questions: readonly PolicyQuestion[]): readonly ChildOption[] {
  const all = questions.flatMap(optionsOfOne);
  return [...new Map(all.map((option) => [option.id, option])).values()];
}

/** The numbers that these policies rank by. */
export function numbersOf(questions: readonly PolicyQuestion[]): readonly ChildNumber[] {
  const all = questions.flatMap(({ kind, schools, about, mostPoints }): ChildNumber[] => {
    const id = [kind, schools[0]?.id, about?.id].join('-');
    if (about === null) return [];
    if (kind === 'test') return [{ id, key: 'find.child.score', about: about.says, most: 1000 }];
    return mostPoints === null ? [] : [{ id, key: 'find.child.points', about: about.says, most: mostPoints }];
  });
  return [...new Map(all.map((number) => [number.id, number])).values()];
}

/** What was said, as the service takes it: only what these policies ask about, a form with all its terms at once. */
export function claimsOf(questions: readonly PolicyQuestion[], { ticked, numbers }: ChildSaid): readonly Supposed[] {
  const chosen = optionsOf(questions)
    .filter(({ id }) => ticked.includes(id))
    .map(({ claim }) => claim);
  const forms = questions.flatMap((question): Supposed[] => {
    const [school] = question.schools;
    const { about, kind } = question;
    if (school === undefined || about === null || (kind !== 'faith' && kind !== 'test')) return [];
    const number = numberIn(numbers[[kind, school.id, about.id].join('-')]);
    if (kind === 'test') return number === null ? [] : [{ kind, school: school.id, test: about.id, score: number }];
    const terms = chosen.flatMap((claim) =>
      claim.kind === 'faith' && claim.school === school.id && claim.form === about.id ? claim.terms : [],
    );
    if (terms.length === 0 && number === null) return [];
    return [{ kind, school: school.id, form: about.id, terms, ...(number === null ? {} : { points: number }) }];
  });
  return [...chosen.filter(({ kind }) => kind !== 'faith'), ...forms];
}

/** A number as people type it; nothing for what is none. */
export function numberIn(typed: string | undefined): number | null {
  const text = (typed ?? '').trim().replace(',', '.');
  return /^\d{1,4}(\.\d+)?$/.test(text) ? Number(text) : null;
}

function optionsOfOne(question: PolicyQuestion): readonly ChildOption[] {
  const { kind, schools, choices } = question;
  const each = (make: (school: { readonly id: string }) => Supposed): readonly ChildOption[] =>
    schools.map((school) => {
      const claim = make(school);
      return optionOf(claim.kind, school.id, { school: school.name }, claim);
    });
  switch (kind) {
    case 'sibling':
      return each(({ id }) => ({ kind, school: id, tie: 'full' }));
    case 'staff':
      return each(({ id }) => ({ kind, school: id, skillShortage: false }));
    case 'attends':
      return each(({ id }) => ({ kind, school: id, as: 'school' }));
    case 'boarding':
      return each(({ id }) => ({ kind, school: id, need: true, serviceHelp: false }));
    case 'service-family':
      return [optionOf(kind, 'any', {}, { kind })];
    case 'care':
    case 'premium':
    case 'vulnerable':
      return choices.map(({ id }) => named(kind, id));
    case 'need':
      return schools.flatMap(({ id, name }) =>
        choices.map((choice) => ({
          ...optionOf(
            kind,
            `${id}-${choice.id}`,
            { school: name },
            {
              kind,
              school: id,
              need: choice.id as Kind<'need'>['need'],
            },
          ),
          key: `find.child.need.${choice.id}` as MessageKey,
        })),
      );
    case 'faith':
    case 'role':
      return ofPolicy(question);
    default:
      return [];
  }
}

/** A care status, a premium or a circumstance: every one has words of its own. */
function named(kind: 'care' | 'premium' | 'vulnerable', id: string): ChildOption {
  const claim =
    kind === 'care'
      ? { kind, status: id as Kind<'care'>['status'] }
      : kind === 'premium'
        ? { kind, premium: id as Kind<'premium'>['premium'] }
        : { kind, circumstance: id as Kind<'vulnerable'>['circumstance'] };
  return { id: `${kind}-${id}`, key: `find.child.${kind}.${id}` as MessageKey, values: {}, claim };
}

/** The terms of a form, or a role: in the policy's own words. */
function ofPolicy({ kind, schools, choices, about }: PolicyQuestion): readonly ChildOption[] {
  const [school] = schools;
  if (school === undefined || about === null) return [];
  if (kind === 'role')
    return [
      optionOf(
        kind,
        `${school.id}-${about.id}`,
        { says: about.says, school: school.name },
        {
          kind,
          school: school.id,
          role: about.id,
        },
      ),
    ];
  return choices.map(({ id, says }) =>
    optionOf(
      'faith',
      `${school.id}-${about.id}-${id}`,
      { form: about.says, says: says ?? id, school: school.name },
      { kind: 'faith', school: school.id, form: about.id, terms: [id] },
    ),
  );
}

function optionOf(
  kind: Supposed['kind'],
  id: string,
  values: Readonly<Record<string, string>>,
  claim: Supposed,
): ChildOption {
  return { id: `${kind}-${id}`, key: `find.child.${kind}` as MessageKey, values, claim };
}

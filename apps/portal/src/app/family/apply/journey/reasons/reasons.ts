import type { ClaimKind, ClaimQuestion } from '@contract';
import type { Answers, Field, Phrase } from '@ui/question/journey';
import { draftOf, type OpenClaim } from '../draft';
import type { Around, ApplyStep, Section } from '../section';
import { detailsOf } from './details';
import { isAbout, type Unit, unitsOf } from './units';

/** The value of “none of these”. */
const none = 'none';
/** From how many things to choose on a list is searched rather than read. */
const many = 8;

/**
 * Reasons that may put the child first: only what the policy of a school named asks about (2.4). One page says which fit;
 * each that does has a page of its own where more must be known.
 */
export function reasonsSection(around: Around): Section {
  const kinds = kindsOf(around.questions);
  return { id: 'reasons', steps: [whichStep(around, kinds), ...kinds.flatMap((kind) => stepsOf(kind, around))] };
}

/** The kinds of thing that are asked about, each once, in the order of the schools. */
export function kindsOf(questions: readonly ClaimQuestion[]): readonly ClaimKind[] {
  return [...new Set(questions.map(({ kind }) => kind))];
}

/** The claims that some school named still asks about; the others must not be sent. */
export function stillAsked(claims: readonly OpenClaim[], questions: readonly ClaimQuestion[]): readonly OpenClaim[] {
  const kinds = new Set(kindsOf(questions));
  return claims.filter(
    (claim) =>
      kinds.has(claim.kind) &&
      (isUnfinished(claim) || unitsOf(claim.kind, questions).some((unit) => isAbout(claim, unit))),
  );
}

/** Whether only the kind was ticked, and not yet which of its things. */
export function isUnfinished(claim: OpenClaim): boolean {
  return Object.keys(claim).length === 1 && claim.kind !== 'service-family' && claim.kind !== 'multiple-birth';
}

function whichStep({ name, questions }: Around, kinds: readonly ClaimKind[]): ApplyStep {
  return {
    id: 'which',
    title: { key: 'apply.reasons.which', values: { name } },
    says: 'apply.reasons.whichSays',
    asked: () => kinds.length > 0,
    fields: [
      {
        kind: 'checkboxes',
        at: 'claims.kinds',
        label: 'apply.reasons.tick',
        missing: 'apply.reasons.missing',
        options: kinds.map((kind) => ({
          value: kind,
          label: { key: `apply.reason.${kind}`, values: { name } },
          hint: { key: 'apply.reasons.askedBy', values: { schools: askers(kind, questions).join(', ') } },
        })),
        none: { value: none, label: 'apply.reasons.none' },
        read: (answers) => {
          const { claims } = draftOf(answers);
          if (claims === undefined) return [];
          return claims.length === 0 ? [none] : [...new Set(claims.map(({ kind }) => kind))];
        },
        write: (answers, value) => withKinds(answers, value as readonly string[], questions),
      },
    ],
  };
}

function askers(kind: ClaimKind, questions: readonly ClaimQuestion[]): readonly string[] {
  return [...new Set(questions.filter((one) => one.kind === kind).map(({ askedByName }) => askedByName))];
}

function withKinds(answers: Answers, ticked: readonly string[], questions: readonly ClaimQuestion[]): Answers {
  const { claims: before = [], ...rest } = draftOf(answers);
  if (ticked.includes(none)) return { ...rest, claims: [] };
  if (ticked.length === 0) return rest;
  const claims = ticked.flatMap((kind) => {
    const kept = before.filter((claim) => claim.kind === kind);
    return kept.length > 0 ? kept : [firstOf(kind as ClaimKind, answers, questions)];
  });
  return { ...rest, claims };
}

/** A claim that was just ticked: what it is about, where there is no choice or the answer is known already. */
function firstOf(kind: ClaimKind, answers: Answers, questions: readonly ClaimQuestion[]): OpenClaim {
  const units = unitsOf(kind, questions);
  const school = draftOf(answers).child?.currentSchool;
  const known = units.find(
    ({ claim }) => claim.kind === 'attends' && claim['school'] === school && school !== undefined,
  );
  return known?.claim ?? (units.length === 1 ? units[0]?.claim : undefined) ?? { kind };
}

function stepsOf(kind: ClaimKind, around: Around): readonly ApplyStep[] {
  const units = unitsOf(kind, around.questions);
  const choose = units.length > 1 ? [chooseStep(kind, units, around)] : [];
  return [...choose, ...units.flatMap((unit) => detailStep(unit, around))];
}

function chooseStep(kind: ClaimKind, units: readonly Unit[], { name }: Around): ApplyStep {
  const title: Phrase = { key: `apply.choose.${kind}` as keyof Chooses, values: { name } };
  const one = kind === 'care' || (kind === 'attends' && units.length > many);
  const claimsOf = (answers: Answers): readonly OpenClaim[] =>
    (draftOf(answers).claims ?? []).filter((claim) => claim.kind === kind);
  const chosen = (answers: Answers): readonly string[] =>
    units.filter((unit) => claimsOf(answers).some((claim) => isAbout(claim, unit))).map(({ key }) => key);
  const base = {
    at: `claims.${kind}`,
    label: title,
    missing: 'apply.wrong.choose' as const,
    options: units.map(({ key, label }) => ({ value: key, label })),
    read: (answers: Answers) => (one ? chosen(answers)[0] : chosen(answers)),
    write: (answers: Answers, value: unknown) => {
      const keys = typeof value === 'string' ? [value] : ((value ?? []) as readonly string[]);
      const others = (draftOf(answers).claims ?? []).filter((claim) => claim.kind !== kind);
      const now = units
        .filter(({ key }) => keys.includes(key))
        .map((unit) => claimsOf(answers).find((claim) => isAbout(claim, unit)) ?? unit.claim);
      return { ...answers, claims: [...others, ...(now.length === 0 ? [{ kind }] : now)] };
    },
  };
  const field: Field = one
    ? { ...base, kind: units.length > many ? 'search' : 'radios' }
    : { ...base, kind: 'checkboxes' };
  return { id: kind, title, fields: [field], asked: (answers) => claimsOf(answers).length > 0 };
}

/** The titles of the pages on which it is chosen which of several things is claimed. */
type Chooses = Record<`apply.choose.${Exclude<ClaimKind, 'service-family' | 'multiple-birth'>}`, never>;

function detailStep(unit: Unit, { name, today }: Around): readonly ApplyStep[] {
  const { kind } = unit.claim;
  const fields = detailsOf(unit, name, today);
  if (fields.length === 0) return [];
  const school = unit.question.schoolNames[String(unit.claim['school'])] ?? '';
  return [
    {
      id: stepIdOf(unit),
      title: { key: `apply.detail.${kind}` as 'apply.detail.sibling', values: { name, school } },
      ...(kind in says ? { says: `apply.detailSays.${kind}` as 'apply.detailSays.need' } : {}),
      fields,
      asked: (answers) => (draftOf(answers).claims ?? []).some((claim) => isAbout(claim, unit)),
    },
  ];
}

/** Kinds about which something is said before the questions. */
const says = { need: true, faith: true, test: true, sibling: true, staff: true, care: true } as const;

/** The address of a page about one thing that is claimed. */
export function stepIdOf({ claim, key }: Unit): string {
  return `${claim.kind}-${key.replace(/[^a-z0-9]+/gi, '-')}`;
}

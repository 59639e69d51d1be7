import type { Answers, Choosable, Field, Phrase } from '@ui/question/journey';
import { draftOf, type OpenClaim } from '../draft';
import { said } from '../section';
import { isAbout, type Unit } from './units';

/** What more is asked of one thing that is claimed. Nothing is, where its being claimed says all. */
export function detailsOf(unit: Unit, name: string, today: string): readonly Field[] {
  const field = fieldsFor(unit);
  switch (unit.claim.kind) {
    case 'care':
      return careFields(field, unit, name);
    case 'need':
      return needFields(field, unit, name);
    case 'sibling':
      return siblingFields(field, today);
    case 'staff':
      return staffFields(field, today);
    case 'faith':
      return faithFields(field, unit, name);
    case 'test':
      return [field('entry', { kind: 'text', label: 'apply.test.entry', hint: 'apply.test.entryHint' })];
    case 'service-family':
    case 'role':
      return [
        field('says', { kind: 'text-area', most: 2000, label: 'apply.reason.says', hint: 'apply.reason.saysHint' }),
      ];
    case 'boarding':
      return boardingFields(field, name);
    default:
      return [];
  }
}

type Bare = Field extends infer F ? (F extends Field ? Omit<F, 'at' | 'read' | 'write'> : never) : never;
type Make = (part: string, field: Bare) => Field;

/** Makes the fields of one claim: each reads and writes its part of it. */
function fieldsFor(unit: Unit): Make {
  return (part, field) => ({
    ...field,
    at: `claims.${unit.claim.kind}.${unit.key}.${part}`,
    read: (answers: Answers) => draftOf(answers).claims?.find((claim) => isAbout(claim, unit))?.[part],
    write: (answers: Answers, value: unknown) => ({
      ...answers,
      claims: (draftOf(answers).claims ?? []).map((claim) => (isAbout(claim, unit) ? set(claim, part, value) : claim)),
    }),
  });
}

function set(claim: OpenClaim, part: string, value: unknown): OpenClaim {
  const { [part]: _before, ...rest } = claim;
  return (value === undefined || value === '' ? rest : { ...rest, [part]: value }) as OpenClaim;
}

function choices(
  of: 'apply.leftBy.' | 'apply.needKind.' | 'apply.tie.',
  values: readonly string[],
): readonly Choosable[] {
  return values.map((value) => ({ value, label: (of + value) as Phrase }));
}

function careFields(field: Make, { claim }: Unit, name: string): readonly Field[] {
  const inCareOf = field('inCareOf', {
    kind: 'text',
    label: { key: 'apply.care.inCareOf', values: { name } },
    hint: 'apply.care.inCareOfHint',
    missing: 'apply.care.inCareOfMissing',
  });
  if (claim['status'] === 'looked-after') return [inCareOf];
  const leftBy = field('leftBy', {
    kind: 'radios',
    label: { key: 'apply.care.leftBy', values: { name } },
    options: choices('apply.leftBy.', ['adoption', 'child-arrangements-order', 'special-guardianship-order']),
    missing: 'apply.care.leftByMissing',
  });
  return claim['status'] === 'previously-looked-after' ? [inCareOf, leftBy] : [leftBy];
}

function needFields(field: Make, { question }: Unit, name: string): readonly Field[] {
  return [
    field('need', {
      kind: 'radios',
      label: 'apply.need.kind',
      options: choices('apply.needKind.', question.names ?? ['medical', 'social']),
      missing: 'apply.need.kindMissing',
    }),
    field('of', {
      kind: 'radios',
      label: 'apply.need.of',
      options: [
        { value: 'child', label: { key: 'apply.need.ofChild', values: { name } } },
        { value: 'parent', label: 'apply.need.ofParent' },
      ],
      missing: 'apply.need.ofMissing',
    }),
    field('says', {
      kind: 'text-area',
      most: 4000,
      label: 'apply.need.says',
      hint: 'apply.need.saysHint',
      missing: 'apply.need.saysMissing',
    }),
  ];
}

function siblingFields(field: Make, today: string): readonly Field[] {
  return [
    field('name', { kind: 'text', label: 'apply.sibling.name', missing: 'apply.sibling.nameMissing' }),
    field('dateOfBirth', {
      kind: 'date',
      label: 'apply.sibling.born',
      check: (value) => (String(value) >= today ? 'apply.child.bornAhead' : undefined),
    }),
    field('tie', {
      kind: 'radios',
      label: 'apply.sibling.tie',
      options: choices('apply.tie.', ['full', 'half', 'step', 'adopted', 'foster', 'same-household']),
      missing: 'apply.sibling.tieMissing',
    }),
    field('year', {
      kind: 'whole',
      width: 2,
      label: 'apply.sibling.year',
      hint: 'apply.sibling.yearHint',
      check: (value) => (Number(value) > 14 ? 'apply.sibling.yearWrong' : undefined),
    }),
  ];
}

function staffFields(field: Make, today: string): readonly Field[] {
  return [
    field('name', { kind: 'text', label: 'apply.staff.name', missing: 'apply.staff.nameMissing' }),
    field('since', {
      kind: 'date',
      label: 'apply.staff.since',
      check: (value) => (String(value) > today ? 'apply.home.sinceAhead' : undefined),
    }),
    field('skillShortage', { kind: 'yes-no', label: 'apply.staff.shortage', hint: 'apply.staff.shortageHint' }),
  ];
}

function faithFields(field: Make, { claim, question }: Unit, name: string): readonly Field[] {
  const terms = question.named.find((one) => one.name === claim['form'])?.terms ?? [];
  const which: readonly Field[] =
    terms.length === 0
      ? []
      : [
          field('terms', {
            kind: 'checkboxes',
            label: { key: 'apply.faith.terms', values: { name } },
            hint: 'apply.faith.termsHint',
            options: terms.map((term) => ({ value: term.name, label: said(`… ${term.says}`) })),
            missing: 'apply.faith.termsMissing',
          }),
        ];
  return [
    ...which,
    field('says', { kind: 'text-area', most: 2000, label: 'apply.faith.says', hint: 'apply.faith.saysHint' }),
  ];
}

function boardingFields(field: Make, name: string): readonly Field[] {
  return [
    field('need', {
      kind: 'yes-no',
      label: { key: 'apply.boarding.need', values: { name } },
      missing: 'apply.boarding.needMissing',
    }),
    field('serviceHelp', { kind: 'yes-no', label: 'apply.boarding.help', missing: 'apply.boarding.helpMissing' }),
  ];
}

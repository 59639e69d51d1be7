import type { Answers } from '@ui/question/journey';
import { draftOf } from './draft';
import { type Around, type ApplyStep, said, type Section } from './section';

/** The child: name, day of birth, school now, care and plan. */
export function childSection(around: Around): Section {
  return { id: 'child', steps: [nameStep, bornStep(around), schoolNowStep(around), careStep(around)] };
}

const nameStep: ApplyStep = {
  id: 'name',
  title: 'apply.child.name',
  says: 'apply.child.nameSays',
  fields: [
    {
      kind: 'text',
      at: 'child.firstNames',
      label: 'apply.child.firstNames',
      missing: 'apply.child.firstNamesMissing',
      check: tooLong,
    },
    {
      kind: 'text',
      at: 'child.lastName',
      label: 'apply.child.lastName',
      missing: 'apply.child.lastNameMissing',
      check: tooLong,
    },
    {
      kind: 'text',
      at: 'child.preferredName',
      label: 'apply.child.preferredName',
      hint: 'apply.child.preferredNameHint',
      check: tooLong,
    },
  ],
};

function tooLong(value: unknown): 'apply.wrong.long' | undefined {
  return String(value).length > 100 ? 'apply.wrong.long' : undefined;
}

function bornStep({ name, today }: Around): ApplyStep {
  return {
    id: 'born',
    title: { key: 'apply.child.born', values: { name } },
    fields: [
      {
        kind: 'date',
        at: 'child.dateOfBirth',
        label: { key: 'apply.child.born', values: { name } },
        hint: 'apply.child.bornHint',
        missing: 'apply.child.bornMissing',
        check: (value) => (String(value) >= today ? 'apply.child.bornAhead' : undefined),
      },
    ],
  };
}

function schoolNowStep({ name, schoolsNow }: Around): ApplyStep {
  return {
    id: 'school-now',
    title: { key: 'apply.child.schoolNow', values: { name } },
    says: 'apply.child.schoolNowSays',
    fields: [
      {
        kind: 'search',
        at: 'child.currentSchool',
        label: 'apply.child.schoolNowFind',
        hint: 'apply.child.schoolNowHint',
        options: schoolsNow.map((school) => ({
          value: school.id,
          label: said(school.name),
          ...(school.town === null ? {} : { hint: said(school.town) }),
        })),
      },
      {
        kind: 'text',
        at: 'child.currentSchoolName',
        label: 'apply.child.schoolNowOther',
        asked: (answers: Answers) => draftOf(answers).child?.currentSchool === undefined,
        check: tooLong,
      },
    ],
  };
}

function careStep({ name }: Around): ApplyStep {
  return {
    id: 'care',
    title: 'apply.child.care',
    says: 'apply.child.careSays',
    fields: [
      {
        kind: 'yes-no',
        at: 'circumstances.lookedAfter',
        label: { key: 'apply.child.lookedAfter', values: { name } },
        hint: 'apply.child.lookedAfterHint',
        missing: 'apply.child.lookedAfterMissing',
      },
      {
        kind: 'yes-no',
        at: 'circumstances.ehcPlan',
        label: { key: 'apply.child.plan', values: { name } },
        hint: 'apply.child.planHint',
        missing: 'apply.child.planMissing',
      },
    ],
  };
}

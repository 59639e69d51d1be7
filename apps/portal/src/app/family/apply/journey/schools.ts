import type { Intake } from '@contract';
import type { Answers } from '@ui/question/journey';
import { draftOf } from './draft';
import type { Around, Section } from './section';

/** The schools in order, and a place outside the age group where the child is older or younger. */
export function schoolsSection({ name, intakes }: Around): Section {
  const outside = (answers: Answers): readonly Intake[] => outsideAge(answers, intakes);
  return {
    id: 'schools',
    steps: [
      { id: 'list', title: 'apply.schools.list', fields: [], draws: 'schools' },
      {
        id: 'age',
        title: { key: 'apply.schools.age', values: { name } },
        says: { key: 'apply.schools.ageSays', values: { name } },
        asked: (answers) => outside(answers).length > 0,
        fields: [
          {
            kind: 'text-area',
            at: 'ageGroup.says',
            most: 2000,
            label: 'apply.schools.ageWhy',
            hint: 'apply.schools.ageWhyHint',
            missing: 'apply.schools.ageMissing',
            read: (answers) => draftOf(answers).ageGroup?.[0]?.says,
            write: (answers, value) => {
              const ids = outside(answers).map(({ id }) => id);
              const says = typeof value === 'string' ? value : '';
              const { ageGroup: _gone, ...rest } = draftOf(answers);
              return says === '' ? rest : { ...rest, ageGroup: ids.map((intake) => ({ intake, says })) };
            },
          },
        ],
      },
    ],
  };
}

/** The intakes named whose age group is not the child's: from 1 September to 31 August. */
export function outsideAge(answers: Answers, intakes: readonly Intake[]): readonly Intake[] {
  const { child, preferences = [] } = draftOf(answers);
  const born = child?.dateOfBirth;
  if (born?.length !== 10) return [];
  return preferences.flatMap(({ intake: id }) => {
    const intake = intakes.find((one) => one.id === id);
    return intake === undefined || isOfAge(born, intake) ? [] : [intake];
  });
}

function isOfAge(born: string, { ageGroup, year }: Pick<Intake, 'ageGroup' | 'year'>): boolean {
  const above = ageGroup === 'reception' ? 0 : Number(ageGroup.slice('year-'.length));
  return born >= `${year - 5 - above}-09-01` && born <= `${year - 4 - above}-08-31`;
}

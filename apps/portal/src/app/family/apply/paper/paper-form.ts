import type { ClaimKind, ClaimQuestion, Round } from '@contract';
import type { Choosable, Field, Phrase } from '@ui/question/journey';
import type { Words } from '@ui/words/words';
import { journeyOf } from '../journey/journey';
import type { Around, ApplyStep } from '../journey/section';
import { sayPhrase } from '../journey/summary';

/** Something to fill in with a pen. */
export interface PaperField {
  readonly label: string;
  readonly kind: 'line' | 'box' | 'date' | 'ticks';
  readonly ticks: readonly string[];
}

/** A question with its fields. */
export interface PaperQuestion {
  readonly title: string;
  readonly says: string | undefined;
  readonly fields: readonly PaperField[];
}

export interface PaperSection {
  readonly id: string;
  readonly questions: readonly PaperQuestion[];
}

/** Everything that any policy may ask, because nobody knows yet which schools will be written on the form. */
const all: Readonly<Record<ClaimKind, readonly string[]>> = {
  care: ['looked-after', 'previously-looked-after', 'state-care-outside-england'],
  need: ['medical', 'social'],
  vulnerable: [
    'child-protection-plan',
    'child-in-need',
    'recently-in-care',
    'at-risk',
    'fleeing-violence',
    'refuge',
    'rehoused-after-violence',
    'homeless',
  ],
  sibling: [],
  staff: [],
  attends: ['school'],
  faith: ['form'],
  test: ['test'],
  premium: ['pupil-premium', 'service-premium', 'early-years-pupil-premium', 'free-school-meals'],
  'service-family': [],
  role: ['role'],
  boarding: [],
  'multiple-birth': [],
};

/** The journey as a form on paper: the same questions from the same data, with room to write. */
export function paperForm(round: Pick<Round, 'title' | 'preferences' | 'year'>, words: Words): readonly PaperSection[] {
  const school = words.say('apply.paper.thisSchool');
  const questions = Object.entries(all).map(([kind, names]): ClaimQuestion => ({
    kind: kind as ClaimKind,
    askedBy: 'school',
    askedByName: school,
    schools: ['school'],
    schoolNames: { school },
    ...(names.length === 0 ? {} : { names: [...names] }),
    named: [],
  }));
  const name = words.say('apply.paper.theChild');
  const around: Around = { name, round, intakes: [], schoolsNow: [], questions, today: '9999-12-31' };
  return journeyOf(around).map(({ id, steps }) => ({
    id,
    questions: asOne(steps.flatMap((step) => questionOf(step, around, words))),
  }));
}

/** Pages that differ only in what was chosen before are one question on paper, with the fields of them all. */
function asOne(questions: readonly PaperQuestion[]): readonly PaperQuestion[] {
  const titles = [...new Set(questions.map(({ title }) => title))];
  return titles.map((title) => {
    const same = questions.filter((one) => one.title === title);
    const fields = same.flatMap((one) => one.fields);
    const labels = fields.map(({ label }) => label);
    return { title, says: same[0]?.says, fields: fields.filter(({ label }, at) => labels.indexOf(label) === at) };
  });
}

function questionOf(step: ApplyStep, { round }: Around, words: Words): readonly PaperQuestion[] {
  const title = sayPhrase(step.title, words);
  const lines = (labels: readonly string[]): readonly PaperQuestion[] => [
    { title, says: undefined, fields: labels.map((label) => ({ label, kind: 'line', ticks: [] })) },
  ];
  switch (step.draws) {
    // On paper an officer finds the point.
    case 'point':
      return [];
    case 'address':
    case 'other-address':
      return lines([words.say('apply.home.line1'), words.say('apply.home.town'), words.say('apply.home.postcode')]);
    case 'schools':
      return lines(
        Array.from({ length: round.preferences }, (_, at) => words.say('apply.paper.school', { number: at + 1 })),
      );
    default: {
      const says = step.says === undefined ? undefined : sayPhrase(step.says, words);
      // What is searched for on the screen is written on paper.
      const searched = step.fields.some(({ kind }) => kind === 'search');
      if (searched) return lines([words.say('apply.paper.schoolName')]);
      return [{ title, says, fields: step.fields.map((field) => fieldOf(field, words)) }];
    }
  }
}

function fieldOf(field: Field, words: Words): PaperField {
  const label = sayPhrase(field.label, words);
  const say = (phrase: Phrase): string => sayPhrase(phrase, words);
  switch (field.kind) {
    case 'yes-no':
      return { label, kind: 'ticks', ticks: [words.say('ui.yes'), words.say('ui.no')] };
    case 'date':
      return { label, kind: 'date', ticks: [] };
    case 'text-area':
      return { label, kind: 'box', ticks: [] };
    case 'radios':
    case 'checkboxes': {
      const given: readonly Choosable[] = typeof field.options === 'function' ? field.options({}) : field.options;
      const none = field.kind === 'checkboxes' && field.none !== undefined ? [field.none] : [];
      return { label, kind: 'ticks', ticks: [...given, ...none].map((option) => say(option.label)) };
    }
    default:
      return { label, kind: 'line', ticks: [] };
  }
}

import {
  fieldsAsked,
  answerOf,
  type Answers,
  type Choosable,
  type Field,
  type Phrase,
  valueOf,
} from '@ui/question/journey';
import type { SummaryRow } from '@ui/summary-list/summary-list.component';
import type { Words } from '@ui/words/words';
import { draftOf } from './draft';
import { isDone, journeyOf } from './journey';
import { type Around, type ApplyStep, asked, type Section } from './section';

type Saying = Pick<Words, 'say' | 'date' | 'list'>;

/** A phrase in words. */
export function sayPhrase(phrase: Phrase, words: Pick<Words, 'say'>): string {
  if (typeof phrase === 'string') return words.say(phrase);
  return 'says' in phrase ? phrase.says : words.say(phrase.key, phrase.values);
}

/** The answers of a section to be checked, each with the way to change it. Without an address they cannot be changed. */
export function rowsOf(
  section: Section,
  answers: Answers,
  around: Around,
  words: Saying,
  to?: string,
): readonly SummaryRow[] {
  return asked(section, answers).flatMap((step) => {
    const change =
      to === undefined
        ? {}
        : { change: { text: words.say('apply.check.change'), to: `${to}/${section.id}/${step.id}` } };
    const rows = rowsOfStep(step, answers, around, words);
    return rows.map((row) => ({ ...row, ...change }));
  });
}

/** One answer in lines, to be held against another. */
export function linesOfAnswer(answer: string, value: unknown, around: Around, words: Saying): readonly string[] {
  const answers: Answers = value === null || value === undefined ? {} : { [answer]: value };
  return journeyOf(around)
    .flatMap((section) => section.steps)
    .filter((step) => step.asked?.(answers) ?? true)
    .flatMap((step) => [
      ...drawnRows(step, answers, around, words).filter(() => belongs(step, answer)),
      ...fieldsAsked(step, answers)
        .filter((field) => answerOf(field) === answer)
        .flatMap((field) => rowOf(field, answers, words)),
    ])
    .filter(({ value: lines }) => lines.length > 0)
    .map(({ key, value: lines }) => lineOf(key, typeof lines === 'string' ? [lines] : lines));
}

/** A question and its answer in one line. Where the answer ends the question’s sentence, they are read as one. */
function lineOf(key: string, lines: readonly string[]): string {
  if (key.endsWith(' …')) return `${key.slice(0, -1)}${lines.map((line) => line.replace(/^… /, '')).join(', ')}`;
  return `${key}${key.endsWith('?') ? '' : ':'} ${lines.join(', ')}`;
}

function belongs({ draws }: ApplyStep, answer: string): boolean {
  if (draws === 'schools') return answer === 'preferences';
  return draws === 'other-address' ? answer === 'otherHome' : answer === 'home';
}

function rowsOfStep(step: ApplyStep, answers: Answers, around: Around, words: Saying): readonly SummaryRow[] {
  const drawn = drawnRows(step, answers, around, words);
  if (step.draws !== undefined) {
    return isDone(step, answers, around) && drawn.length > 0
      ? drawn
      : [{ key: sayPhrase(step.title, words), value: words.say('apply.check.missing') }];
  }
  return fieldsAsked(step, answers).flatMap((field) => {
    const row = rowOf(field, answers, words).map((one) => ({ ...one, key: keyOf(step, field, words) }));
    if (row.length > 0 || field.missing === undefined) return row;
    return [{ key: keyOf(step, field, words), value: words.say('apply.check.missing') }];
  });
}

/** What an answer is called where its page is not seen: with the school it is about, and never just “Choose”. */
function keyOf(step: ApplyStep, field: Field, words: Saying): string {
  const title = sayPhrase(step.title, words);
  if (step.fields.length === 1 || field.at === 'child.currentSchool') return title;
  return answerOf(field) === 'claims' ? `${title}: ${sayPhrase(field.label, words)}` : sayPhrase(field.label, words);
}

function drawnRows(step: ApplyStep, answers: Answers, around: Around, words: Saying): readonly SummaryRow[] {
  const { home, otherHome, preferences = [] } = draftOf(answers);
  const key = sayPhrase(step.title, words);
  if (step.draws === 'schools') {
    const names = preferences.map(({ intake: id }, at) => {
      const intake = around.intakes.find((one) => one.id === id);
      return `${at + 1}. ${intake?.name ?? id}`;
    });
    return names.length === 0 ? [] : [{ key, value: names }];
  }
  if (step.draws === 'point') return home?.point === undefined ? [] : [{ key, value: words.say('apply.home.mapDone') }];
  const shown = step.draws === 'address' ? home : step.draws === 'other-address' ? otherHome : undefined;
  const lines = [...(shown?.lines ?? []), ...(shown?.postcode === undefined ? [] : [shown.postcode])];
  return lines.length === 0 ? [] : [{ key, value: lines }];
}

function rowOf(field: Field, answers: Answers, words: Saying): readonly SummaryRow[] {
  const value = valueOf(field, answers);
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
  return [{ key: sayPhrase(field.label, words), value: sayValue(field, value, answers, words) }];
}

function sayValue(field: Field, value: unknown, answers: Answers, words: Saying): string | readonly string[] {
  if (typeof value === 'boolean') return words.say(value ? 'ui.yes' : 'ui.no');
  if (field.kind === 'date') return words.date(String(value));
  if (field.kind === 'radios' || field.kind === 'search' || field.kind === 'checkboxes') {
    const given = typeof field.options === 'function' ? field.options(answers) : field.options;
    const options: readonly Choosable[] =
      field.kind === 'checkboxes' && field.none !== undefined ? [...given, field.none] : given;
    const labels = (Array.isArray(value) ? value.map(String) : [String(value)]).map((one) => {
      const option = options.find((each) => each.value === one);
      return option === undefined ? one : sayPhrase(option.label, words);
    });
    return labels;
  }
  return String(value);
}

import { isDay } from '../fields/field';
import { type Answers, type Field, fieldsAsked, idOf, type Phrase, type Step, valueOf } from './journey';

/** What must be put right, before it is put into words. */
export interface Slip {
  readonly field: string;
  readonly says: Phrase;
}

/** Everything in a step that must be put right before going on, in the order of its fields. */
export function slipsIn(step: Step, answers: Answers): readonly Slip[] {
  const ofFields = fieldsAsked(step, answers).flatMap((field) => {
    const says = slipOf(field, answers);
    return says === undefined ? [] : [{ field: idOf(field), says }];
  });
  const known = new Set(ofFields.map(({ field }) => field));
  const ofStep = (step.check?.(answers) ?? []).map(({ at, says }) => ({ field: idOf({ at }), says }));
  return [...ofFields, ...ofStep.filter(({ field }) => !known.has(field))];
}

function slipOf(field: Field, answers: Answers): Phrase | undefined {
  const value = valueOf(field, answers);
  if (isNothing(value)) return field.missing;
  return wrongKind(field, value) ?? field.check?.(value, answers);
}

function isNothing(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** What is wrong with a value whatever the question is. */
function wrongKind(field: Field, value: unknown): Phrase | undefined {
  if (field.kind === 'date' && !(typeof value === 'string' && isDay(value))) return 'ui.wrong.date';
  if (field.kind === 'whole' && !Number.isInteger(value)) return 'ui.wrong.whole';
  if (field.kind === 'number' && typeof value !== 'number') return 'ui.wrong.number';
  if (field.kind === 'email' && !/^\S+@\S+\.\S+$/.test(String(value))) return 'ui.wrong.email';
  if (field.kind === 'text-area' && field.most !== undefined && String(value).length > field.most) {
    return { key: 'ui.tooLong', values: { count: String(value).length - field.most } };
  }
  return undefined;
}

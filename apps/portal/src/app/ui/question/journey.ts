import type { Option } from '../fields/field';
import type { Values } from '../words/format-message';
import type { MessageKey } from '../words/message-key';

/** All the answers of an application by their names, as the service keeps them. */
export type Answers = Readonly<Record<string, unknown>>;

/** Words of a question: a message, a message with values, or what somebody else has said already, such as a policy. */
export type Phrase = MessageKey | { readonly key: MessageKey; readonly values: Values } | { readonly says: string };

/** One thing to choose, in words of the portal or of a policy. */
export interface Choosable {
  readonly value: string;
  readonly label: Phrase;
  readonly hint?: Phrase;
}

interface FieldBase {
  /** Where its value stands in the answers: `child.firstNames`. The first part names the answer that is saved. */
  readonly at: string;
  readonly label: Phrase;
  readonly hint?: Phrase;
  /** What is said when nothing was given. Without it, the field may be left out. */
  readonly missing?: Phrase;
  /** What is wrong with a value that was given, if anything. */
  readonly check?: (value: unknown, answers: Answers) => Phrase | undefined;
  readonly asked?: (answers: Answers) => boolean;
  /** For values that do not simply stand where `at` says, such as one of several claims. */
  readonly read?: (answers: Answers) => unknown;
  readonly write?: (answers: Answers, value: unknown) => Answers;
}

export interface TextQuestion extends FieldBase {
  readonly kind: 'text' | 'email' | 'tel' | 'whole' | 'number';
  readonly autocomplete?: string;
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly suffix?: Phrase;
}
export interface LongQuestion extends FieldBase {
  readonly kind: 'text-area';
  readonly most?: number;
}
export interface DateQuestion extends FieldBase {
  readonly kind: 'date';
}
export interface YesNoQuestion extends FieldBase {
  readonly kind: 'yes-no';
}
export interface OneQuestion extends FieldBase {
  readonly kind: 'radios' | 'search';
  readonly options: readonly Choosable[] | ((answers: Answers) => readonly Choosable[]);
}
export interface ManyQuestion extends FieldBase {
  readonly kind: 'checkboxes';
  readonly options: readonly Choosable[] | ((answers: Answers) => readonly Choosable[]);
  readonly none?: Choosable;
}

/** One field of a step. */
export type Field = TextQuestion | LongQuestion | DateQuestion | YesNoQuestion | OneQuestion | ManyQuestion;

/** One page of a journey. */
export interface Step {
  readonly id: string;
  readonly title: Phrase;
  readonly says?: Phrase;
  readonly fields: readonly Field[];
  /** Whether it is asked at all, given what was answered so far. */
  readonly asked?: (answers: Answers) => boolean;
  /** What is wrong with the step as a whole, by the field that it is said at. */
  readonly check?: (answers: Answers) => readonly { readonly at: string; readonly says: Phrase }[];
}

/** The steps that are asked, in their order. */
export function stepsAsked(steps: readonly Step[], answers: Answers): readonly Step[] {
  return steps.filter((step) => step.asked?.(answers) ?? true);
}

/** The step after this one that is asked; nothing after the last. */
export function stepAfter(steps: readonly Step[], id: string, answers: Answers): Step | undefined {
  const at = steps.findIndex((step) => step.id === id);
  return stepsAsked(steps.slice(at + 1), answers)[0];
}

/** The step before this one that is asked; nothing before the first. */
export function stepBefore(steps: readonly Step[], id: string, answers: Answers): Step | undefined {
  const at = steps.findIndex((step) => step.id === id);
  return stepsAsked(steps.slice(0, Math.max(0, at)), answers).at(-1);
}

/** The fields of a step that are asked, given the answers. */
export function fieldsAsked(step: Step, answers: Answers): readonly Field[] {
  return step.fields.filter((field) => field.asked?.(answers) ?? true);
}

/** The value of a field in the answers. */
export function valueOf(field: Field, answers: Answers): unknown {
  if (field.read !== undefined) return field.read(answers);
  return field.at.split('.').reduce<unknown>((within, part) => (isRecord(within) ? within[part] : undefined), answers);
}

/** The answers with the value of one field changed; nothing given takes the field away. */
export function withValue(field: Field, answers: Answers, value: unknown): Answers {
  if (field.write !== undefined) return field.write(answers, value);
  return put(answers, field.at.split('.'), value === '' ? undefined : value);
}

/** The name of the answer that a field belongs to. */
export function answerOf(field: Field): string {
  return field.at.split('.')[0] ?? field.at;
}

/** The id of a field on its page. */
export function idOf(field: Pick<Field, 'at'>): string {
  return field.at.replace(/[^A-Za-z0-9]+/g, '-');
}

/** The options of a question in words. */
export function optionsOf(options: readonly Choosable[], say: (phrase: Phrase) => string): readonly Option[] {
  return options.map(({ value, label, hint }) => ({
    value,
    label: say(label),
    ...(hint === undefined ? {} : { hint: say(hint) }),
  }));
}

function put(within: Answers, [first = '', ...rest]: readonly string[], value: unknown): Answers {
  const before = within[first];
  const after = rest.length === 0 ? value : put(isRecord(before) ? before : {}, rest, value);
  const { [first]: _gone, ...others } = within;
  return after === undefined ? others : { ...within, [first]: after };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

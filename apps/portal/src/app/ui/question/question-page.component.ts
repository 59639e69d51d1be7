import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  output,
} from '@angular/core';
import { ButtonComponent } from '../button/button.component';
import { ErrorSummaryComponent } from '../error-summary/error-summary.component';
import { CheckboxesComponent } from '../fields/checkboxes.component';
import { DateFieldComponent } from '../fields/date-field.component';
import type { Option } from '../fields/field';
import { RadiosComponent } from '../fields/radios.component';
import { SearchSelectComponent } from '../fields/search-select.component';
import { TextAreaComponent } from '../fields/text-area.component';
import { TextFieldComponent } from '../fields/text-field.component';
import { SavedStatusComponent, type SaveState } from '../saved-status/saved-status.component';
import { Words } from '../words/words';
import { type Slip, slipsIn } from './check-step';
import {
  answerOf,
  type Answers,
  type Choosable,
  type Field,
  fieldsAsked,
  idOf,
  optionsOf,
  type Phrase,
  type Step,
  valueOf,
  withValue,
} from './journey';

/** An answer as it stands after something was typed. */
export interface AnswerChanged {
  /** The name of the answer: `child`. */
  readonly answer: string;
  readonly value: unknown;
  /** Whether the step has nothing left to put right in it: only then can the service take it. */
  readonly whole: boolean;
}

/** One step of a journey: draws its fields, says what must be put right, and tells of every change at once. */
@Component({
  selector: 'fp-question-page',
  imports: [
    ButtonComponent,
    CheckboxesComponent,
    DateFieldComponent,
    ErrorSummaryComponent,
    RadiosComponent,
    SavedStatusComponent,
    SearchSelectComponent,
    TextAreaComponent,
    TextFieldComponent,
  ],
  templateUrl: './question-page.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QuestionPageComponent {
  protected readonly words = inject(Words);
  readonly step = input.required<Step>();
  readonly answers = model.required<Answers>();
  readonly state = input<SaveState>('nothing');
  readonly savedAt = input<string>();
  readonly busy = input(false);
  /** What the button says; “Save and go on” when left out. */
  readonly action = input<string>();
  /** What the service has found wrong, by the id of the field. */
  readonly refused = input<readonly Slip[]>([]);
  readonly changed = output<AnswerChanged>();
  /** The step is whole and the reader wants to go on. */
  readonly goOn = output();
  /** Something must be put right, or nothing any more: for the title of the tab. */
  readonly faulty = output<boolean>();

  /** Shown from the first attempt to go on; a fault disappears when its field is changed. */
  protected readonly slips = linkedSignal<Step, readonly Slip[]>({ source: this.step, computation: () => [] });
  protected readonly errors = computed(() =>
    [...this.refused(), ...this.slips()].map(({ field, says }) => ({ field, says: this.say(says) })),
  );
  protected readonly fields = computed(() => fieldsAsked(this.step(), this.answers()));
  /** A question that is alone on its page is the page's heading. */
  protected readonly alone = computed(() => this.fields().length === 1 && this.step().says === undefined);
  protected readonly yesNo = computed((): readonly Option[] => [
    { value: 'yes', label: this.words.say('ui.yes') },
    { value: 'no', label: this.words.say('ui.no') },
  ]);
  protected readonly idOf = idOf;

  protected say(phrase: Phrase): string {
    if (typeof phrase === 'string') return this.words.say(phrase);
    return 'says' in phrase ? phrase.says : this.words.say(phrase.key, phrase.values);
  }

  protected hintOf({ hint }: Field): string | undefined {
    return hint === undefined ? undefined : this.say(hint);
  }

  protected labelOf(field: Field): string {
    const label = this.say(field.label);
    return field.missing === undefined && field.kind !== 'checkboxes'
      ? this.words.say('ui.optional', { question: label })
      : label;
  }

  protected errorOf(field: Field): string | undefined {
    return this.errors().find((error) => error.field === idOf(field))?.says;
  }

  protected optionsOf(options: readonly Choosable[] | ((answers: Answers) => readonly Choosable[])): readonly Option[] {
    return optionsOf(typeof options === 'function' ? options(this.answers()) : options, (phrase) => this.say(phrase));
  }

  protected optionOf(option: Choosable | undefined): Option | undefined {
    return option === undefined ? undefined : this.optionsOf([option])[0];
  }

  protected textOf(field: Field): string {
    const value = valueOf(field, this.answers());
    if (field.kind === 'yes-no') return value === true ? 'yes' : value === false ? 'no' : '';
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }

  protected ticksOf(field: Field): readonly string[] {
    const value = valueOf(field, this.answers());
    return Array.isArray(value) ? value.map(String) : [];
  }

  protected take(field: Field, typed: string | readonly string[]): void {
    const answers = withValue(field, this.answers(), typedAs(field, typed));
    this.answers.set(answers);
    // The list changes only when something was put right: whoever reads it aloud would begin anew at every key.
    if (this.slips().some((slip) => slip.field === idOf(field))) {
      this.slips.update((slips) => slips.filter((slip) => slip.field !== idOf(field)));
    }
    const answer = answerOf(field);
    this.changed.emit({ answer, value: answers[answer], whole: slipsIn(this.step(), answers).length === 0 });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.busy()) return;
    const slips = slipsIn(this.step(), this.answers());
    this.slips.set(slips);
    this.faulty.emit(slips.length > 0);
    if (slips.length === 0) this.goOn.emit();
  }
}

/** What was typed, as the answers keep it: a number once it is one, yes and no as true and false. */
function typedAs(field: Field, typed: string | readonly string[]): unknown {
  if (typeof typed !== 'string') return typed;
  if (field.kind === 'yes-no') return typed === '' ? undefined : typed === 'yes';
  if (field.kind === 'whole' && /^\s*\d{1,9}\s*$/.test(typed)) return Number(typed);
  if (field.kind === 'number' && /^\s*\d{1,9}([.,]\d+)?\s*$/.test(typed)) return Number(typed.replace(',', '.'));
  return typed;
}

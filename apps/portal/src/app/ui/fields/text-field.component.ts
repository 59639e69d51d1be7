import { ChangeDetectionStrategy, Component, computed, input, model, output } from '@angular/core';
import { describedBy } from './field';
import { FieldHeadComponent } from './field-head.component';
import { QuestionTextComponent } from './question-text.component';

/** Where the keyboard of a phone should start from, and what a browser may fill in. */
const modes = {
  text: 'text',
  email: 'email',
  tel: 'tel',
  whole: 'numeric',
  number: 'decimal',
  code: 'numeric',
} as const;

/** One line of text, or a number; a number is text too, so that what was typed is never lost. */
@Component({
  selector: 'fp-text-field',
  imports: [FieldHeadComponent, QuestionTextComponent],
  templateUrl: './text-field.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextFieldComponent {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly heading = input(false);
  readonly kind = input<keyof typeof modes>('text');
  /** What it holds, in the words browsers and password managers know: `given-name`, `postal-code`, `email`. */
  readonly autocomplete = input<string>();
  /** About how many characters are expected. */
  readonly width = input<2 | 3 | 4 | 5 | 10 | 20 | 30>();
  readonly suffix = input<string>();
  readonly maxLength = input<number>();
  readonly value = model('');
  /** What was typed is finished: the field was left or a choice was made. */
  readonly settled = output();

  protected readonly mode = computed(() => modes[this.kind()]);
  protected readonly type = computed(() => (this.kind() === 'email' || this.kind() === 'tel' ? this.kind() : 'text'));
  protected readonly describedBy = computed(() => describedBy(this.name(), this.hint(), this.error()));
  protected readonly widthClass = computed(() => {
    const width = this.width();
    return width === undefined ? '' : `govuk-input--width-${width}`;
  });

  protected typed(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.value.set(event.target.value);
  }
}

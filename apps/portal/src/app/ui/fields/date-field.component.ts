import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import { Words } from '../words/words';
import { type DateParts, datePartsOf, dateTextOf, describedBy } from './field';
import { FieldHeadComponent } from './field-head.component';
import { QuestionTextComponent } from './question-text.component';

/** A date people know by heart, in three fields. Its value is `YYYY-MM-DD`, or what was typed so far. */
@Component({
  selector: 'fp-date-field',
  imports: [FieldHeadComponent, QuestionTextComponent],
  templateUrl: './date-field.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DateFieldComponent {
  protected readonly words = inject(Words);
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly heading = input(false);
  /** Whether a browser may fill in the birthday of whoever types: only where it is theirs. */
  readonly birthday = input(false);
  readonly value = model('');
  readonly settled = output();

  protected readonly describedBy = computed(() => describedBy(this.name(), this.hint(), this.error()));
  protected readonly parts = computed(() => {
    const typed = datePartsOf(this.value());
    return [
      { part: 'day', says: this.words.say('ui.day'), value: typed.day, width: 2, fills: 'bday-day' },
      { part: 'month', says: this.words.say('ui.month'), value: typed.month, width: 2, fills: 'bday-month' },
      { part: 'year', says: this.words.say('ui.year'), value: typed.year, width: 4, fills: 'bday-year' },
    ] as const;
  });

  protected typed(part: keyof DateParts, event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.value.set(dateTextOf({ ...datePartsOf(this.value()), [part]: event.target.value }));
  }

  /** The date is finished when the reader goes on to something else, not from one of the three to the next. */
  protected left(event: FocusEvent): void {
    const group = event.currentTarget;
    const to = event.relatedTarget;
    if (group instanceof HTMLElement && to instanceof Node && group.contains(to)) return;
    this.settled.emit();
  }
}

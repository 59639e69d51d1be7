import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import { Words } from '../words/words';
import { describedBy, type Option } from './field';
import { FieldHeadComponent } from './field-head.component';
import { QuestionTextComponent } from './question-text.component';

/** One of a few things. */
@Component({
  selector: 'fp-radios',
  imports: [FieldHeadComponent, QuestionTextComponent],
  templateUrl: './radios.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RadiosComponent {
  protected readonly words = inject(Words);
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option[]>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly heading = input(false);
  readonly inline = input(false);
  readonly small = input(false);
  /** The option that stands apart from the others, after an “or”. */
  readonly apart = input<Option>();
  readonly value = model('');
  readonly settled = output();

  protected readonly describedBy = computed(() => describedBy(this.name(), this.hint(), this.error()));
  protected readonly all = computed(() => {
    const apart = this.apart();
    return apart === undefined ? this.options() : [...this.options(), apart];
  });

  protected pick(value: string): void {
    this.value.set(value);
    this.settled.emit();
  }
}

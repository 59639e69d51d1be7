import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import { Words } from '../words/words';
import { describedBy, type Option } from './field';
import { FieldHeadComponent } from './field-head.component';
import { QuestionTextComponent } from './question-text.component';

/** Any number of a few things; `none` takes all the others away. */
@Component({
  selector: 'fp-checkboxes',
  imports: [FieldHeadComponent, QuestionTextComponent],
  templateUrl: './checkboxes.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CheckboxesComponent {
  protected readonly words = inject(Words);
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option[]>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly heading = input(false);
  readonly small = input(false);
  readonly none = input<Option>();
  readonly value = model<readonly string[]>([]);
  readonly settled = output();

  protected readonly describedBy = computed(() => describedBy(this.name(), this.hint(), this.error()));
  protected readonly all = computed(() => {
    const none = this.none();
    return none === undefined ? this.options() : [...this.options(), none];
  });

  protected tick(ticked: string): void {
    const before = this.value();
    const none = this.none()?.value;
    if (before.includes(ticked)) this.value.set(before.filter((value) => value !== ticked));
    else this.value.set(ticked === none ? [ticked] : [...before.filter((value) => value !== none), ticked]);
    this.settled.emit();
  }
}

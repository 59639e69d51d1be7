import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import { Words } from '../words/words';
import { describedBy } from './field';
import { FieldHeadComponent } from './field-head.component';
import { QuestionTextComponent } from './question-text.component';

/** Several lines of text, with how many characters are left when there is a limit. */
@Component({
  selector: 'fp-text-area',
  imports: [FieldHeadComponent, QuestionTextComponent],
  templateUrl: './text-area.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextAreaComponent {
  protected readonly words = inject(Words);
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly heading = input(false);
  readonly rows = input(5);
  readonly most = input<number>();
  readonly value = model('');
  readonly settled = output();

  protected readonly left = computed(() => (this.most() ?? 0) - this.value().length);
  protected readonly describedBy = computed(() => {
    const ids = [
      describedBy(this.name(), this.hint(), this.error()),
      this.most() === undefined ? null : `${this.name()}-left`,
    ];
    const known = ids.filter((id) => id !== null);
    return known.length === 0 ? null : known.join(' ');
  });

  protected typed(event: Event): void {
    if (event.target instanceof HTMLTextAreaElement) this.value.set(event.target.value);
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import type { PolicyQuestion } from '@contract';
import { CheckboxesComponent } from '@ui/fields/checkboxes.component';
import { TextFieldComponent } from '@ui/fields/text-field.component';
import { Words } from '@ui/words/words';
import { type ChildSaid, numberIn, numbersOf, optionsOf } from './child-options';

/** Asks of the child what these policies ask, and nothing else (2.4). What is said is kept nowhere. */
@Component({
  selector: 'fp-find-child-questions',
  imports: [CheckboxesComponent, TextFieldComponent],
  templateUrl: './child-questions.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChildQuestionsComponent {
  protected readonly words = inject(Words);
  readonly questions = input.required<readonly PolicyQuestion[]>();
  readonly said = model.required<ChildSaid>();

  protected readonly options = computed(() =>
    optionsOf(this.questions()).map(({ id, key, values }) => ({ value: id, label: this.words.say(key, values) })),
  );
  protected readonly numbers = computed(() =>
    numbersOf(this.questions()).map((number) => {
      const typed = this.said().numbers[number.id] ?? '';
      const read = numberIn(typed);
      const wrong = typed.trim() !== '' && (read === null || read > number.most);
      return {
        ...number,
        typed,
        label: this.words.say(number.key, { about: number.about }),
        error: wrong ? this.words.say('find.child.number', { most: number.most }) : undefined,
      };
    }),
  );

  protected tick(ticked: readonly string[]): void {
    // What other schools ask about stays as it was said there.
    const mine = new Set(this.options().map(({ value }) => value));
    const others = this.said().ticked.filter((id) => !mine.has(id));
    this.said.update((said) => ({ ...said, ticked: [...others, ...ticked.filter((id) => mine.has(id))] }));
  }

  protected type(id: string, typed: string): void {
    this.said.update((said) => ({ ...said, numbers: { ...said.numbers, [id]: typed } }));
  }
}

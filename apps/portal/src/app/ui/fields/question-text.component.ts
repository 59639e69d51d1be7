import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A question above its fields: the page's heading when it is the only question on the page. */
@Component({
  selector: 'fp-question-text',
  template: `
    @if (heading()) {
      <h1 class="fp-question-text__heading">{{ text() }}</h1>
    } @else {
      {{ text() }}
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QuestionTextComponent {
  readonly text = input.required<string>();
  readonly heading = input(false);
}

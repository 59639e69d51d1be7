import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Words } from '../words/words';

/** The next and the previous part of a long list. */
@Component({
  selector: 'fp-pagination',
  template: `<nav class="fp-pagination" [attr.aria-label]="label()">
    @if (hasBefore()) {
      <button type="button" class="govuk-button govuk-button--secondary" (click)="before.emit()">
        {{ words.say('ui.previous') }}
      </button>
    }
    <span class="govuk-body-s" role="status">{{ says() }}</span>
    @if (hasNext()) {
      <button type="button" class="govuk-button govuk-button--secondary" (click)="next.emit()">
        {{ words.say('ui.next') }}
      </button>
    }
  </nav>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PaginationComponent {
  protected readonly words = inject(Words);
  readonly label = input.required<string>();
  /** What is shown: “1 to 20 of 63”. */
  readonly says = input('');
  readonly hasBefore = input(false);
  readonly hasNext = input(false);
  readonly before = output();
  readonly next = output();
}

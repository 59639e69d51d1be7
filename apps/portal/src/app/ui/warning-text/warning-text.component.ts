import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Words } from '../words/words';

/** Something that has consequences when it is overlooked. */
@Component({
  selector: 'fp-warning-text',
  template: `<div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{{ words.say('ui.warning') }}</span> <ng-content />
    </strong>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WarningTextComponent {
  protected readonly words = inject(Words);
}

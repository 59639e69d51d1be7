import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** More about something, for those who want it. */
@Component({
  selector: 'fp-details',
  template: `<details class="govuk-details" [open]="open()">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{{ summary() }}</span>
    </summary>
    <div class="govuk-details__text"><ng-content /></div>
  </details>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DetailsComponent {
  readonly summary = input.required<string>();
  readonly open = input(false);
}

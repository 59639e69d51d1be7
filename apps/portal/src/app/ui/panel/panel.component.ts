import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** That something important is done, loudly: sent, accepted. Its title is the page's heading. */
@Component({
  selector: 'fp-panel',
  template: `<div class="govuk-panel govuk-panel--confirmation">
    <h1 class="govuk-panel__title" tabindex="-1">{{ title() }}</h1>
    <div class="govuk-panel__body"><ng-content /></div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PanelComponent {
  readonly title = input.required<string>();
}

import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Words } from '../words/words';

let count = 0;

/** News about the page as a whole: something was done, or something has changed. */
@Component({
  selector: 'fp-notification-banner',
  template: `<div
    class="govuk-notification-banner"
    [class.govuk-notification-banner--success]="good()"
    [attr.role]="good() ? 'alert' : 'region'"
    [attr.aria-labelledby]="id"
  >
    <div class="govuk-notification-banner__header">
      <h2 class="govuk-notification-banner__title" [id]="id">
        {{ title() ?? words.say(good() ? 'ui.done' : 'ui.important') }}
      </h2>
    </div>
    <div class="govuk-notification-banner__content">
      <div class="govuk-notification-banner__heading"><ng-content /></div>
    </div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotificationBannerComponent {
  protected readonly words = inject(Words);
  readonly good = input(false);
  readonly title = input<string>();
  protected readonly id = `banner-${(count += 1)}`;
}

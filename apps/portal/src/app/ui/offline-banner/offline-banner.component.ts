import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Words } from '../words/words';

/** That the connection is gone, and what happens to what is typed meanwhile. */
@Component({
  selector: 'fp-offline-banner',
  template: `<div role="status">
    @if (offline()) {
      <div class="fp-offline">
        <strong>{{ words.say('ui.offline') }}</strong>
        {{ kept() > 0 ? words.say('ui.offlineKept', { count: kept() }) : words.say('ui.offlineNothing') }}
      </div>
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OfflineBannerComponent {
  protected readonly words = inject(Words);
  readonly offline = input(false);
  /** How many answers wait on this device. */
  readonly kept = input(0);
}

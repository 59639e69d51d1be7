import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Words } from '../words/words';

/** That something is being fetched, with grey lines where it will stand; said once to those who do not see it. */
@Component({
  selector: 'fp-loading',
  template: `<div class="fp-loading">
    <p class="govuk-visually-hidden" role="status">{{ text() ?? words.say('ui.loading') }}</p>
    @for (line of list(); track $index) {
      <div class="fp-loading__line" aria-hidden="true"></div>
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LoadingComponent {
  protected readonly words = inject(Words);
  readonly text = input<string>();
  readonly lines = input(3);
  protected list(): readonly undefined[] {
    return Array.from({ length: this.lines() });
  }
}

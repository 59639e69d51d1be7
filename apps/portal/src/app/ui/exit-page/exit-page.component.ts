import { ChangeDetectionStrategy, Component, DestroyRef, DOCUMENT, inject, input, output } from '@angular/core';
import { Words } from '../words/words';

/**
 * A way off the page at once, where what is on it could endanger somebody: the button, or Shift three times.
 *
 * The page is blanked before anything is asked of the network, and its place in the browser's history is taken by the
 * neutral page. Pages visited before it stay in the history: no website can take those away.
 */
@Component({
  selector: 'fp-exit-page',
  template: `<div class="fp-exit-page" role="region" [attr.aria-label]="words.say('ui.exitPage')">
    <a class="govuk-button govuk-button--warning" rel="nofollow noreferrer" [href]="to()" (click)="leave($event)">
      <span class="govuk-visually-hidden">{{ words.say('ui.emergency') }}</span> {{ words.say('ui.exitPage') }}
    </a>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(window:keydown)': 'pressed($event)' },
})
export class ExitPageComponent {
  protected readonly words = inject(Words);
  private readonly document = inject(DOCUMENT);
  readonly to = input('https://www.bbc.co.uk/weather');
  /** The page is being left: end the session without waiting. */
  readonly leaving = output();
  private shifts: readonly number[] = [];

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.shifts = []));
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.key !== 'Shift' || event.repeat) {
      if (event.key !== 'Shift') this.shifts = [];
      return;
    }
    this.shifts = [...this.shifts.filter((at) => event.timeStamp - at < 5_000), event.timeStamp];
    if (this.shifts.length >= 3) this.leave(event);
  }

  protected leave(event: Event): void {
    event.preventDefault();
    this.document.title = '';
    this.document.body.hidden = true;
    this.leaving.emit();
    this.document.location.replace(this.to());
  }
}

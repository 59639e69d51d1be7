import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Words } from '../words/words';

/** How long there is until something, in days; on the last day, until what time. */
@Component({
  selector: 'fp-countdown',
  template: `<p class="fp-countdown" [class.fp-countdown--soon]="soon()">
    <strong class="fp-countdown__left">{{ left() }}</strong>
    <span class="fp-countdown__what"
      >{{ what() }} <time [attr.datetime]="until()">{{ words.end(until()) }}</time></span
    >
  </p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CountdownComponent {
  protected readonly words = inject(Words);
  /** What comes then: “Applications close”. */
  readonly what = input.required<string>();
  /** The instant that is counted down to. */
  readonly until = input.required<string>();
  /** The time now by the service's clock. */
  readonly now = input.required<string>();

  private readonly days = computed(() => Math.floor((Date.parse(this.until()) - Date.parse(this.now())) / 86_400_000));
  protected readonly soon = computed(() => this.days() < 3);
  protected readonly left = computed(() => {
    if (Date.parse(this.until()) <= Date.parse(this.now())) return this.words.say('ui.passed');
    if (this.days() < 1 && this.words.isMidnight(this.until())) return this.words.say('ui.untilMidnight');
    if (this.days() < 1) return this.words.say('ui.untilTime', { time: this.words.time(this.until()) });
    return this.words.say('ui.daysLeft', { days: this.days() });
  });
}

import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** How good, bad or urgent a status is; the words alone must say it too. */
export type Tone = 'neutral' | 'good' | 'bad' | 'waiting' | 'new' | 'urgent';

const colours: Readonly<Record<Tone, string>> = {
  neutral: 'grey',
  good: 'green',
  bad: 'red',
  waiting: 'yellow',
  new: 'blue',
  urgent: 'orange',
};

/** A status in one or two words. */
@Component({
  selector: 'fp-tag',
  template: `<strong class="govuk-tag govuk-tag--{{ colour() }}">{{ text() }}</strong>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TagComponent {
  readonly text = input.required<string>();
  readonly tone = input<Tone>('neutral');
  protected readonly colour = computed(() => colours[this.tone()]);
}

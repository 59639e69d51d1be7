import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Likelihood } from '@contract';
import { TagComponent, type Tone } from '@ui/tag/tag.component';
import type { MessageKey } from '@ui/words/message-key';
import { Words } from '@ui/words/words';

type Would = Likelihood['years'][number]['would'];

const tones: Readonly<Record<Would, Tone>> = {
  offered: 'good',
  'not-offered': 'bad',
  'by-lot': 'waiting',
  'too-few': 'neutral',
  'not-known': 'neutral',
};

/** What would have come of a child in each earlier year, the latest first. */
@Component({
  selector: 'fp-find-years',
  imports: [TagComponent],
  template: `@if (years().length > 0) {
    <ul class="fp-years" [attr.aria-label]="words.say('find.years')">
      @for (one of latestFirst(); track one.year) {
        <li>
          <span class="fp-years__year">{{ one.year }}</span>
          <fp-tag [tone]="toneOf(one.would)" [text]="words.say(keyOf(one.would))" />
        </li>
      }
    </ul>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class YearsComponent {
  protected readonly words = inject(Words);
  readonly years = input.required<Likelihood['years']>();
  protected readonly latestFirst = computed(() => [...this.years()].sort((a, b) => b.year - a.year));

  protected toneOf(would: Would): Tone {
    return tones[would];
  }

  protected keyOf(would: Would): MessageKey {
    return `find.would.${would}`;
  }
}

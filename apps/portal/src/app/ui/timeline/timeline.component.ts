import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TagComponent, type Tone } from '../tag/tag.component';
import { Words } from '../words/words';

/** One thing that happened or will happen. */
export interface TimelineLine {
  readonly id: string;
  /** An instant or a day. */
  readonly at: string;
  readonly title: string;
  readonly says?: string;
  readonly link?: { readonly text: string; readonly to: string };
  readonly ahead?: boolean;
  readonly tag?: { readonly text: string; readonly tone: Tone };
}

/** What happened, the latest first, and what comes next. */
@Component({
  selector: 'fp-timeline',
  imports: [RouterLink, TagComponent],
  templateUrl: './timeline.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimelineComponent {
  protected readonly words = inject(Words);
  readonly lines = input.required<readonly TimelineLine[]>();

  protected when({ at }: TimelineLine): string {
    return at.length === 10 ? this.words.date(at) : this.words.moment(at);
  }
}

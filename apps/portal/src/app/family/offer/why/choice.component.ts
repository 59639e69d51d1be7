import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { AnsweredPreference } from '@contract';
import { DetailsComponent } from '@ui/details/details.component';
import { LinkComponent } from '@ui/link/link.component';
import { type StandingGroup, StandingPictureComponent } from '@ui/standing-picture/standing-picture.component';
import { TagComponent, type Tone } from '@ui/tag/tag.component';
import { Words } from '@ui/words/words';

/** What became of a choice, for its tag. */
type Answer = 'offered' | 'no' | 'not-needed' | 'kept';

const answers: Readonly<Record<string, Answer>> = {
  offered: 'offered',
  'offered-over-number': 'offered',
  held: 'kept',
  'placed-by-law': 'not-needed',
  'higher-offered': 'not-needed',
};
const tones: Readonly<Record<Answer, Tone>> = { offered: 'good', no: 'bad', 'not-needed': 'neutral', kept: 'good' };

/** The answer to one choice: what was decided, where the child stood, what would have changed it, and the waiting list. */
@Component({
  selector: 'fp-choice',
  imports: [DetailsComponent, LinkComponent, StandingPictureComponent, TagComponent],
  templateUrl: './choice.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChoiceComponent {
  protected readonly words = inject(Words);
  readonly choice = input.required<AnsweredPreference>();
  /** The address of the offer's page. */
  readonly at = input.required<string>();

  protected readonly answer = computed((): Answer => answers[this.choice().verdict] ?? 'no');
  protected readonly tone = computed((): Tone => tones[this.answer()]);
  /** The picture, where it says more than the sentences: for a refusal, and for the place itself. */
  protected readonly picture = computed(() => {
    const { howFar } = this.choice();
    return howFar === null || this.answer() === 'not-needed' ? null : howFar;
  });
  protected readonly groups = computed((): readonly StandingGroup[] =>
    (this.picture()?.groups ?? []).map(({ rows, names, count, reached, yours }) => ({
      // A row that the policy calls by a word is numbered by its place here.
      ...(rows.every((row) => /^\d/.test(row)) ? { number: rows.join(', ') } : {}),
      label: this.words.list(names),
      count,
      offered: reached,
      yours,
    })),
  );
}

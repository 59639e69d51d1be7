import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { DistanceChallenge, DistanceCounted, MeasurementLine } from '@contract';
import { LinkComponent } from '@ui/link/link.component';
import { TagComponent, type Tone } from '@ui/tag/tag.component';
import { Words } from '@ui/words/words';
import { sayFar } from '../say-metres';

/** How far it is to each school that was named, how that was measured, and the way to challenge it. */
@Component({
  selector: 'fp-distance-list',
  imports: [LinkComponent, TagComponent],
  templateUrl: './distance-list.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DistanceListComponent {
  protected readonly words = inject(Words);
  readonly lines = input.required<readonly MeasurementLine[]>();
  /** By distance: what the school's policy counts it as. */
  readonly counted = input.required<ReadonlyMap<string, DistanceCounted>>();
  readonly challenges = input.required<readonly DistanceChallenge[]>();
  /** The schools' names by intake, in the order of the choices. */
  readonly names = input.required<ReadonlyMap<string, string>>();
  /** Where the pages of the single distances are. */
  readonly at = input.required<string>();
  /** Whether the last day to challenge has passed. */
  readonly over = input(false);
  /** The last day to challenge. */
  readonly until = input.required<string>();

  protected readonly shown = computed(() =>
    [...this.names()].flatMap(([intake, name]) =>
      this.lines()
        .filter((line) => line.intake === intake)
        .map((line) => {
          const said = sayFar(line.millimetres, this.counted().get(line.id), this.words);
          return { ...line, name, ...said, challenge: this.challengeOf(line) };
        }),
    ),
  );

  private challengeOf({ id, intake }: MeasurementLine): { text: string; tone: Tone } | null {
    const mine = this.challenges().filter((one) => one.intake === intake);
    const open = mine.find(({ answer }) => answer === null);
    if (open !== undefined) return { text: this.words.say('family.challenge.open'), tone: 'waiting' };
    const last = mine.find(({ measurement, answer }) => measurement === id || answer?.after === id);
    return last === undefined ? null : { text: this.words.say('family.challenge.answered'), tone: 'new' };
  }
}

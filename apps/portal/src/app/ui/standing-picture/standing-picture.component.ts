import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Words } from '../words/words';

/** The children who met one criterion, as a number. */
export interface StandingGroup {
  /** Its number in the policy; its place in the list where none is given. */
  readonly number?: string;
  readonly label: string;
  readonly count: number;
  /** How many of them the places reached. Some of those may have been given a place that they put higher. */
  readonly offered: number;
  readonly yours?: boolean;
}

/**
 * Where a child stood: the groups in the order of the policy, how far the places went, and the child's own group.
 * Nothing of any other child is in it but how many there were.
 */
@Component({
  selector: 'fp-standing-picture',
  templateUrl: './standing-picture.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StandingPictureComponent {
  protected readonly words = inject(Words);
  readonly groups = input.required<readonly StandingGroup[]>();
  readonly places = input.required<number>();
  /** The child's own number in the whole list, where it is known. */
  readonly position = input<number>();

  protected readonly total = computed(() => this.groups().reduce((sum, { count }) => sum + count, 0));
  private readonly offered = computed(() => this.groups().reduce((sum, { offered }) => sum + offered, 0));
  /** The strip, in a hundred parts. */
  protected readonly bars = computed(() => {
    const total = Math.max(1, this.total());
    let from = 0;
    return this.groups().map((group, index) => {
      const width = (group.count / total) * 100;
      const offeredWidth = (group.offered / total) * 100;
      const bar = {
        ...group,
        number: group.number ?? String(index + 1),
        x: this.along((from / total) * 100, width),
        width,
        offeredX: this.along((from / total) * 100, offeredWidth),
        offeredWidth,
        name: this.words.say('ui.standing.group', {
          number: group.number ?? String(index + 1),
          name: group.label,
        }),
      };
      from += group.count;
      return bar;
    });
  });
  protected readonly cutOff = computed(() =>
    this.offered() < this.total() ? this.along((this.offered() / Math.max(1, this.total())) * 100, 0) : null,
  );
  protected readonly mark = computed(() => {
    const position = this.position();
    return position === undefined ? null : this.along(((position - 0.5) / Math.max(1, this.total())) * 100, 0);
  });

  /** Where something of this width begins on the strip, which runs the way the words do. */
  private along(from: number, width: number): number {
    return this.words.direction() === 'rtl' ? 100 - from - width : from;
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IntakeForPlace } from '@contract';
import { ButtonComponent } from '@ui/button/button.component';
import { DetailsComponent } from '@ui/details/details.component';
import { TagComponent } from '@ui/tag/tag.component';
import { Words } from '@ui/words/words';
import { FindState } from '../find-state';
import { PastYearsComponent } from '../school/past-years.component';
import { unknownOf } from '../school/unknown-figure';
import { distanceOf, unmeasuredKey } from './distance';
import { YearsComponent } from './years.component';

/** One school of the list: how far, in or out of its area, places, earlier years, and what would have been. */
@Component({
  selector: 'fp-find-school-card',
  imports: [ButtonComponent, DetailsComponent, PastYearsComponent, RouterLink, TagComponent, YearsComponent],
  templateUrl: './school-card.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SchoolCardComponent {
  protected readonly words = inject(Words);
  protected readonly state = inject(FindState);
  protected readonly unknownOf = unknownOf;
  readonly school = input.required<IntakeForPlace>();

  protected readonly distance = computed(() => distanceOf(this.school()));
  protected readonly noDistance = computed(() => this.words.say(unmeasuredKey(this.school())));
  /** Whether the place lies in one of the school's areas; nothing where it has none. */
  protected readonly inside = computed(() => {
    const { areas } = this.school();
    return areas.length === 0 ? null : areas.some(({ inside }) => inside);
  });
  protected readonly last = computed(() => this.school().pastYears.find(({ moment }) => moment === 'offer-day'));
  protected readonly onList = computed(() => this.state.list().includes(this.school().intake));
}

import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ProspectusClient } from '@client/prospectus.client';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { MapComponent, type MapPoint } from '@ui/map/map.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { type ExactPlace, FindState } from '../find-state';

/** Asks for a place on a map of the schools: for those without a postcode, or whose postcode is long. */
@Component({
  selector: 'fp-find-point-page',
  imports: [BackLinkComponent, ButtonComponent, MapComponent, WaitingComponent],
  templateUrl: './point.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PointPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(FindState);
  private readonly client = inject(ProspectusClient);
  private readonly router = inject(Router);

  protected readonly schools = resource({
    params: () => this.state.roundId(),
    loader: ({ params }) => this.client.whereSchoolsAre(params),
  });
  protected readonly chosen = signal<ExactPlace | null>(null);
  protected readonly points = computed((): readonly MapPoint[] =>
    (this.schools.hasValue() ? this.schools.value() : []).flatMap(({ id, name, easting, northing }, index) =>
      easting === null || northing === null
        ? []
        : [{ id, label: name, kind: 'school' as const, number: index + 1, at: [easting, northing] }],
    ),
  );
  protected readonly says = computed(() =>
    this.points().map(({ label, number = 0 }) => `${this.words.number(number)}. ${label}`),
  );
  protected readonly mark = computed((): MapPoint | null => {
    const place = this.chosen();
    return place === null
      ? null
      : { id: 'home', label: this.words.say('find.map.here'), kind: 'home', at: [place.easting, place.northing] };
  });

  protected choose([easting = 0, northing = 0]: readonly number[]): void {
    this.chosen.set({ easting: Math.round(easting), northing: Math.round(northing) });
  }

  protected async use(place: ExactPlace): Promise<void> {
    this.state.lookFrom(place);
    await this.router.navigate(['/family/find/schools'], {
      queryParams: { round: this.state.roundId(), at: 'point' },
      queryParamsHandling: 'merge',
    });
  }
}

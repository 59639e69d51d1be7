import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { AddressesClient } from '@client/addresses.client';
import { ProspectusClient } from '@client/prospectus.client';
import { Frame } from '@shell';
import { ButtonComponent } from '@ui/button/button.component';
import { ErrorSummaryComponent } from '@ui/error-summary/error-summary.component';
import type { Fault } from '@ui/fields/field';
import { MapComponent, type MapPoint } from '@ui/map/map.component';
import type { Position } from '@ui/map/projection';
import { SavedStatusComponent, type SaveState } from '@ui/saved-status/saved-status.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { draftOf } from '../journey/draft';
import { ApplyState } from '../state/apply-state';

/** How many of the houses nearby are drawn. */
const most = 60;

/**
 * Where a home is that the register of addresses does not know: shown on a map of the houses in its postcode, or of the
 * schools where nobody knows the postcode, as of a street that is new.
 */
@Component({
  selector: 'fp-point',
  imports: [ButtonComponent, ErrorSummaryComponent, MapComponent, SavedStatusComponent, WaitingComponent],
  templateUrl: './point.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PointComponent {
  protected readonly words = inject(Words);
  protected readonly store = inject(ApplyState);
  private readonly client = inject(AddressesClient);
  private readonly prospectus = inject(ProspectusClient);
  private readonly frame = inject(Frame);
  readonly state = input<SaveState>('nothing');
  readonly savedAt = input<string>();
  readonly busy = input(false);
  readonly goOn = output();

  protected readonly faults = signal<readonly Fault[]>([]);
  private readonly home = computed(() => draftOf(this.store.answers()).home ?? {});
  protected readonly near = resource({
    params: () => this.home().postcode ?? '',
    loader: ({ params, abortSignal }) => this.client.inPostcode(params, abortSignal),
  });

  /** Nobody knows the postcode. */
  protected readonly unknown = computed(() => {
    if (!this.near.hasValue()) return false;
    const { items, postcodeCentre } = this.near.value();
    return items.length === 0 && postcodeCentre === null;
  });
  protected readonly schools = resource({
    params: () => (this.unknown() ? this.store.round().id : undefined),
    loader: ({ params }) => this.prospectus.whereSchoolsAre(params),
  });

  protected readonly points = computed((): readonly MapPoint[] => {
    if (!this.near.hasValue()) return [];
    if (this.unknown()) return this.schoolPoints();
    const { items, postcodeCentre } = this.near.value();
    if (items.length === 0 && postcodeCentre !== null) {
      const { easting, northing } = postcodeCentre;
      return [{ id: 'centre', kind: 'other', label: this.words.say('apply.home.centre'), at: [easting, northing] }];
    }
    return items.slice(0, most).map(({ uprn, lines, easting, northing }) => ({
      id: uprn,
      kind: 'other',
      label: lines[0] ?? '',
      at: [easting, northing],
    }));
  });
  /** What the map shows, for those who do not see it. */
  protected readonly says = computed(() => [
    this.words.say('apply.home.mapHow'),
    ...this.points().flatMap(({ number, label }) =>
      number === undefined ? [] : [`${this.words.number(number)}. ${label}`],
    ),
  ]);
  protected readonly mark = computed((): MapPoint | null => {
    const point = this.home().point;
    if (point === undefined) return null;
    return { id: 'home', kind: 'home', label: this.words.say('apply.home.here'), at: [point.easting, point.northing] };
  });

  protected pick([easting = 0, northing = 0]: Position): void {
    const point = {
      easting: Math.round(easting * 10) / 10,
      northing: Math.round(northing * 10) / 10,
      from: 'map' as const,
    };
    this.faults.set([]);
    this.store.take({ ...this.store.answers(), home: { ...this.home(), point } });
  }

  private schoolPoints(): readonly MapPoint[] {
    return (this.schools.hasValue() ? this.schools.value() : []).flatMap(({ id, name, easting, northing }, index) =>
      easting === null || northing === null
        ? []
        : [{ id, label: name, kind: 'school' as const, number: index + 1, at: [easting, northing] }],
    );
  }

  protected done(): void {
    const missing = this.home().point === undefined;
    this.faults.set(missing ? [{ field: 'map', says: this.words.say('apply.home.mapMissing') }] : []);
    this.frame.hasErrors(missing);
    if (!missing) this.goOn.emit();
  }
}

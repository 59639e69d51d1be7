import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { CheckboxesComponent } from '@ui/fields/checkboxes.component';
import { RadiosComponent } from '@ui/fields/radios.component';
import { TextFieldComponent } from '@ui/fields/text-field.component';
import { MapComponent, type MapPoint } from '@ui/map/map.component';
import { TabsComponent } from '@ui/tabs/tabs.component';
import type { MessageKey } from '@ui/words/message-key';
import { Words } from '@ui/words/words';
import { FindState } from '../find-state';
import { FromComponent } from '../from/from.component';
import { SchoolCardComponent } from './school-card.component';
import { distanceOf, unmeasuredKey } from './distance';
import { isOrder, narrow, type Order, orders, sortSchools } from './sort-schools';

/** The schools of the round from a place, the nearest first: a list that can be sorted and narrowed, and a map. */
@Component({
  selector: 'fp-find-schools-page',
  imports: [
    BackLinkComponent,
    ButtonComponent,
    CheckboxesComponent,
    FromComponent,
    MapComponent,
    RadiosComponent,
    RouterLink,
    SchoolCardComponent,
    TabsComponent,
    TextFieldComponent,
  ],
  templateUrl: './schools.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SchoolsPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(FindState);
  private readonly router = inject(Router);

  /** From the address bar. */
  readonly view = input<string>();
  readonly sort = input<string>();
  readonly only = input<string>();
  readonly name = input<string>();

  protected readonly shown = linkedSignal(() => (this.view() === 'map' ? 'map' : 'list'));
  protected readonly order = linkedSignal((): string => this.orderAsked());
  protected readonly ticked = linkedSignal((): readonly string[] => this.onlyAsked());
  protected readonly sought = linkedSignal(() => this.name() ?? '');
  private readonly orderAsked = computed((): Order => {
    const sort = this.sort();
    return isOrder(sort) ? sort : 'near';
  });
  private readonly onlyAsked = computed((): readonly string[] => (this.only() ?? '').split(',').filter(Boolean));

  protected readonly tabs = computed(() => [
    { id: 'list', title: this.words.say('find.view.list') },
    { id: 'map', title: this.words.say('find.view.map') },
  ]);
  protected readonly orders = computed(() =>
    orders.map((value) => ({ value, label: this.words.say(`find.sort.${value}` satisfies MessageKey) })),
  );
  protected readonly filters = computed(() =>
    (['area', 'chance'] as const).map((value) => ({ value, label: this.words.say(`find.only.${value}`) })),
  );
  protected readonly all = computed(() => (this.state.schools.hasValue() ? this.state.schools.value().schools : []));
  protected readonly schools = computed(() => {
    const only = this.onlyAsked();
    const to = { words: this.name() ?? '', area: only.includes('area'), chance: only.includes('chance') };
    return sortSchools(narrow(this.all(), to), this.orderAsked());
  });
  protected readonly says = computed(() =>
    this.words.say('find.count', { shown: this.schools().length, count: this.all().length }),
  );

  /** On the map schools bear the numbers that they have in the list: names would lie over each other. */
  protected readonly points = computed((): readonly MapPoint[] => {
    const place = this.state.schools.hasValue() ? this.state.schools.value().place : null;
    const home: readonly MapPoint[] =
      place === null
        ? []
        : [{ id: 'home', label: this.words.say('find.map.you'), kind: 'home', at: [place.easting, place.northing] }];
    const schools = this.schools().flatMap(({ intake, name, nearest }, index): readonly MapPoint[] =>
      nearest === null
        ? []
        : [
            {
              id: intake,
              label: name,
              kind: 'school',
              number: index + 1,
              at: [nearest.easting, nearest.northing],
            },
          ],
    );
    return [...schools, ...home];
  });
  protected readonly inWords = computed(() =>
    this.schools().map((school, index) => {
      const far = distanceOf(school)?.far ?? this.words.say(unmeasuredKey(school));
      return `${this.words.number(index + 1)}. ${school.name}: ${far}`;
    }),
  );

  protected show(view: string): void {
    void this.go({ view: view === 'map' ? view : null });
  }

  protected apply(event: Event): void {
    event.preventDefault();
    const sort = this.order() === 'near' ? null : this.order();
    void this.go({ sort, only: this.ticked().join(',') || null, name: this.sought().trim() || null });
  }

  protected clear(): void {
    void this.go({ sort: null, only: null, name: null });
  }

  private go(queryParams: Readonly<Record<string, string | null>>): Promise<boolean> {
    return this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

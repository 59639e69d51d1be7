import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { DetailsComponent } from '@ui/details/details.component';
import { SearchSelectComponent } from '@ui/fields/search-select.component';
import { ReorderListComponent } from '@ui/reorder-list/reorder-list.component';
import { Words } from '@ui/words/words';
import { claimsOf } from '../child/child-options';
import { ChildQuestionsComponent } from '../child/child-questions.component';
import { FindState } from '../find-state';
import { FromComponent } from '../from/from.component';
import { ListWarningComponent } from '../list-warning/list-warning.component';
import { distanceOf, unmeasuredKey } from '../schools/distance';

/** A list to try: put in order, held against earlier years, and taken over into an application. */
@Component({
  selector: 'fp-find-list-page',
  imports: [
    BackLinkComponent,
    ButtonComponent,
    ChildQuestionsComponent,
    DetailsComponent,
    FromComponent,
    ListWarningComponent,
    ReorderListComponent,
    RouterLink,
    SearchSelectComponent,
  ],
  templateUrl: './list.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(FindState);
  private readonly router = inject(Router);

  /** From the address bar: the list that somebody kept or sent. */
  readonly intakes = input<string>();

  protected readonly chosen = signal('');
  protected readonly all = computed(() => (this.state.schools.hasValue() ? this.state.schools.value().schools : []));
  private readonly listed = computed(() =>
    this.state.list().flatMap((id) => this.all().filter(({ intake }) => intake === id)),
  );
  protected readonly ids = computed(() => this.listed().map(({ intake }) => intake), { equal: sameIds });
  protected readonly lines = computed(() =>
    this.listed().map((school) => ({
      id: school.intake,
      title: school.name,
      hint: distanceOf(school)?.far ?? this.words.say(unmeasuredKey(school)),
    })),
  );
  protected readonly options = computed(() =>
    this.all()
      .filter(({ intake }) => !this.state.list().includes(intake))
      .map((school) => {
        const far = distanceOf(school)?.far;
        return { value: school.intake, label: school.name, ...(far === undefined ? {} : { hint: far }) };
      }),
  );
  protected readonly questions = computed(() => this.listed().flatMap(({ policy }) => policy?.questions ?? []));
  protected readonly claims = computed(() => claimsOf(this.questions(), this.state.said()));
  protected readonly most = computed(() => this.state.round()?.preferences ?? null);
  protected readonly full = computed(() => this.lines().length >= (this.most() ?? Number.POSITIVE_INFINITY));
  /** So many schools at most: a longer list could not be sent. */
  protected readonly tooLong = computed(() => this.lines().length > (this.most() ?? Number.POSITIVE_INFINITY));

  constructor() {
    effect(() => {
      const asked = (this.intakes() ?? '').split(',').filter(Boolean);
      untracked(() => {
        if (asked.length > 0) this.state.order(asked);
        else if (this.state.list().length > 0) this.write();
      });
    });
  }

  protected order(ids: readonly string[]): void {
    this.state.order(ids);
    this.write();
  }

  protected remove(id: string): void {
    this.order(this.state.list().filter((one) => one !== id));
  }

  protected add(id: string): void {
    if (id === '' || this.state.list().includes(id)) return;
    this.order([...this.state.list(), id]);
    this.chosen.set('');
  }

  /** The list stands in the address bar, so that it can be kept and sent; it names schools and nobody. */
  private write(): void {
    const ids = this.state.list();
    void this.router.navigate([], {
      queryParams: { intakes: ids.length === 0 ? null : ids.join(',') },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.join() === b.join();
}

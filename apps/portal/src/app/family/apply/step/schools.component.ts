import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Frame } from '@shell';
import { ButtonComponent } from '@ui/button/button.component';
import { ErrorSummaryComponent } from '@ui/error-summary/error-summary.component';
import type { Fault, Option } from '@ui/fields/field';
import { SearchSelectComponent } from '@ui/fields/search-select.component';
import { LinkComponent } from '@ui/link/link.component';
import { type OrderedLine, ReorderListComponent } from '@ui/reorder-list/reorder-list.component';
import { SavedStatusComponent, type SaveState } from '@ui/saved-status/saved-status.component';
import { Words } from '@ui/words/words';
import { draftOf } from '../journey/draft';
import { AnswersShown } from '../state/answers-shown';

/** The schools in the order in which they are wanted: searched for, put in order, taken away. */
@Component({
  selector: 'fp-schools',
  imports: [
    ButtonComponent,
    ErrorSummaryComponent,
    LinkComponent,
    ReorderListComponent,
    SavedStatusComponent,
    SearchSelectComponent,
  ],
  templateUrl: './schools.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SchoolsComponent {
  protected readonly words = inject(Words);
  protected readonly store = inject(AnswersShown);
  private readonly frame = inject(Frame);
  readonly state = input<SaveState>('nothing');
  readonly savedAt = input<string>();
  readonly busy = input(false);
  /** Another heading than the question's own, and another word on the button. */
  readonly title = input<string>();
  readonly action = input<string>();
  /** What else must be put right on the page before it is left. */
  readonly check = input<() => readonly Fault[]>(() => []);
  readonly goOn = output();

  protected readonly faults = signal<readonly Fault[]>([]);
  /** What is wrong with the list itself. */
  protected readonly fault = computed(() => this.faults().find(({ field }) => field === 'school')?.says);
  protected readonly said = signal('');
  /** Counts up with each school, so that the search begins afresh. */
  protected readonly round = signal([0]);

  private readonly preferences = computed(() => draftOf(this.store.answers()).preferences ?? []);
  protected readonly most = computed(() => this.store.round().preferences);
  protected readonly full = computed(() => this.preferences().length >= this.most());
  protected readonly lines = computed((): readonly OrderedLine[] =>
    this.preferences().map(({ intake: id }) => {
      const intake = this.store.intakes().find((one) => one.id === id);
      const hint =
        intake === undefined ? {} : { hint: this.words.say('apply.schools.places', { count: intake.offerLimit }) };
      return { id, title: intake?.name ?? id, ...hint };
    }),
  );
  protected readonly options = computed((): readonly Option[] => {
    const named = new Set(this.preferences().map(({ intake }) => intake));
    return this.store
      .intakes()
      .filter(({ id }) => !named.has(id))
      .map(({ id, name }) => ({ value: id, label: name }));
  });
  protected readonly placeAsked = computed(() => {
    const postcode = draftOf(this.store.answers()).home?.postcode;
    return { round: this.store.round().id, ...(postcode === undefined ? {} : { postcode }) };
  });

  protected add(id: string): void {
    const intake = this.store.intakes().find((one) => one.id === id);
    if (intake === undefined || this.full() || this.preferences().some((one) => one.intake === id)) return;
    this.put([...this.preferences(), { intake: id }]);
    this.faults.set([]);
    this.said.set(this.words.say('apply.schools.added', { school: intake.name, rank: this.preferences().length }));
    this.round.update(([count = 0]) => [count + 1]);
    setTimeout(() => document.getElementById('school')?.focus());
  }

  protected order(ids: readonly string[]): void {
    this.put(ids.flatMap((id) => this.preferences().filter(({ intake }) => intake === id)));
  }

  protected remove(id: string): void {
    this.put(this.preferences().filter(({ intake }) => intake !== id));
  }

  protected done(): void {
    const missing = this.preferences().length === 0;
    const faults = missing ? [{ field: 'school', says: this.words.say('apply.schools.missing') }] : this.check()();
    this.faults.set(faults);
    this.frame.hasErrors(faults.length > 0);
    if (faults.length === 0) this.goOn.emit();
  }

  private put(preferences: readonly { readonly intake: string }[]): void {
    const { ageGroup, ...answers } = draftOf(this.store.answers());
    const named = new Set(preferences.map(({ intake }) => intake));
    const kept = (ageGroup ?? []).filter(({ intake }) => named.has(intake));
    const { preferences: _before, ...rest } = answers;
    this.store.take({
      ...rest,
      ...(kept.length === 0 ? {} : { ageGroup: kept.length === ageGroup?.length ? ageGroup : kept }),
      preferences: [...preferences],
    });
  }
}

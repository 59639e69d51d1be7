import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  resource,
  viewChild,
} from '@angular/core';
import type { ListChecked, Supposed } from '@contract';
import { type AskedPlace, ProspectusClient } from '@client/prospectus.client';
import { ButtonComponent } from '@ui/button/button.component';
import { LoadingComponent } from '@ui/waiting/loading.component';
import { WarningTextComponent } from '@ui/warning-text/warning-text.component';
import type { MessageKey } from '@ui/words/message-key';
import { Words } from '@ui/words/words';

type Year = ListChecked['years'][number];

/**
 * Warns of a list that would probably leave the child without a place, and names schools that would have had one. It asks
 * the service by itself, and stands in nobody's way: where the service does not answer, it says so in one line.
 */
@Component({
  selector: 'fp-list-warning',
  imports: [ButtonComponent, LoadingComponent, WarningTextComponent],
  templateUrl: './list-warning.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListWarningComponent {
  protected readonly words = inject(Words);
  private readonly client = inject(ProspectusClient);

  readonly round = input.required<string>();
  readonly place = input.required<AskedPlace>();
  /** Intakes, best wish first. */
  readonly intakes = input.required<readonly string[]>();
  /** What the family says of the child. */
  readonly claims = input<readonly Supposed[]>([]);
  /** Whether a school that is named can be added here. */
  readonly canAdd = input(true);
  /** What came of it: whoever shows the warning may want to know. */
  readonly checked = output<ListChecked['outlook']>();
  /** A school that the family wants at the end of its list. */
  readonly added = output<string>();

  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  private readonly asked = computed(
    () => {
      const preferences = this.intakes();
      if (preferences.length === 0) return undefined;
      const body = { place: this.place(), claims: this.claims(), preferences };
      return { round: this.round(), body, language: this.words.language() };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly answer = resource({
    params: () => this.asked(),
    loader: ({ params: { round, body }, abortSignal }) => this.client.checkList(round, body, abortSignal),
  });
  protected readonly found = computed(() => (this.answer.hasValue() ? this.answer.value() : null));
  protected readonly title = computed(() => {
    const outlook = this.found()?.outlook ?? 'not-known';
    return this.words.say(`outlook.is.${outlook}` satisfies MessageKey);
  });
  protected readonly failed = computed(() => this.answer.error() !== undefined);
  protected readonly years = computed(() => [...(this.found()?.years ?? [])].sort((a, b) => b.year - a.year));

  constructor() {
    effect(() => {
      const outlook = this.found()?.outlook;
      if (outlook !== undefined) this.checked.emit(outlook);
    });
  }

  /** The button goes with the school that is added: the focus goes to what is said of the new list. */
  protected add(intake: string): void {
    this.box().nativeElement.focus({ preventScroll: true });
    this.added.emit(intake);
  }

  protected sayYear({ would, intake }: Year): string {
    const name = this.found()?.preferences.find((one) => one.intake === intake)?.name ?? '';
    return this.words.say(`outlook.year.${would}` satisfies MessageKey, { school: name });
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
} from '@angular/core';
import { Words } from '../words/words';
import { describedBy, type Option } from './field';
import { FieldHeadComponent } from './field-head.component';
import { QuestionTextComponent } from './question-text.component';

/** How many matches are shown at once: more would be read by nobody. */
const most = 20;

/** One of many things, found by typing: schools, addresses, streets. Follows the combobox pattern of WAI-ARIA. */
@Component({
  selector: 'fp-search-select',
  imports: [FieldHeadComponent, QuestionTextComponent],
  templateUrl: './search-select.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchSelectComponent {
  protected readonly words = inject(Words);
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option[]>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly heading = input(false);
  /** The options are already what was searched for, because somebody else searches. */
  readonly searchedFor = input(false);
  readonly value = model('');
  readonly settled = output();
  /** What is being looked for, for those who fetch the options. */
  readonly sought = output<string>();

  protected readonly open = signal(false);
  protected readonly at = signal(-1);
  protected readonly text = linkedSignal(() => this.options().find(({ value }) => value === this.value())?.label ?? '');
  protected readonly matches = computed(() => {
    const sought = fold(this.text());
    const all = this.options();
    const chosen = all.find(({ value }) => value === this.value());
    if (this.searchedFor() || sought === '' || fold(chosen?.label ?? '') === sought) return all.slice(0, most);
    return all.filter(({ label, hint }) => fold(`${label} ${hint ?? ''}`).includes(sought)).slice(0, most);
  });
  protected readonly describedBy = computed(() => describedBy(this.name(), this.hint(), this.error()));
  protected readonly active = computed(() =>
    this.open() && this.at() >= 0 ? `${this.name()}-option-${this.at()}` : null,
  );

  protected typed(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const typed = event.target.value;
    if (this.value() !== '') this.value.set('');
    this.text.set(typed);
    this.at.set(-1);
    this.open.set(true);
    this.sought.emit(typed);
  }

  protected pressed(event: KeyboardEvent): void {
    const count = this.matches().length;
    if (event.key === 'Escape') this.open.set(false);
    else if (event.key === 'Enter' && this.open() && this.at() >= 0) this.pick(this.matches()[this.at()]);
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      this.open.set(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.at.update((at) => (at < 0 && step < 0 ? count - 1 : (at + step + count) % count));
    } else return;
    event.preventDefault();
  }

  protected pick(option: Option | undefined): void {
    if (option === undefined) return;
    this.value.set(option.value);
    this.text.set(option.label);
    this.open.set(false);
    this.at.set(-1);
    this.settled.emit();
  }

  protected left(): void {
    this.open.set(false);
    const typed = fold(this.text());
    const exact = this.matches().filter(({ label }) => fold(label) === typed);
    if (this.value() === '' && exact.length === 1) this.pick(exact[0]);
    else this.settled.emit();
  }
}

/** A text as it is compared: without capitals, accents and signs. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

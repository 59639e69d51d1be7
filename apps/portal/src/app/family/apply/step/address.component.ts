import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Address, HomeAnswer } from '@contract';
import { AddressesClient } from '@client/addresses.client';
import { ButtonComponent } from '@ui/button/button.component';
import { ErrorSummaryComponent } from '@ui/error-summary/error-summary.component';
import type { Fault, Option } from '@ui/fields/field';
import { RadiosComponent } from '@ui/fields/radios.component';
import { SearchSelectComponent } from '@ui/fields/search-select.component';
import { TextFieldComponent } from '@ui/fields/text-field.component';
import { ProblemComponent } from '@ui/problem/problem.component';
import { SavedStatusComponent, type SaveState } from '@ui/saved-status/saved-status.component';
import { Words } from '@ui/words/words';
import { Frame } from '@shell';
import { draftOf } from '../journey/draft';
import { AnswersShown } from '../state/answers-shown';

/** From how many addresses a list is searched rather than read. */
const many = 10;
const postcodeShape = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/;

/** Where the child lives: found by postcode in the register of addresses, or typed. */
@Component({
  selector: 'fp-address',
  imports: [
    ButtonComponent,
    ErrorSummaryComponent,
    ProblemComponent,
    RadiosComponent,
    SavedStatusComponent,
    SearchSelectComponent,
    TextFieldComponent,
  ],
  templateUrl: './address.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddressComponent {
  protected readonly words = inject(Words);
  protected readonly store = inject(AnswersShown);
  private readonly client = inject(AddressesClient);
  private readonly frame = inject(Frame);
  readonly which = input.required<'home' | 'otherHome'>();
  readonly state = input<SaveState>('nothing');
  readonly savedAt = input<string>();
  readonly busy = input(false);
  /** Another heading than the question's own, and another word on the button. */
  readonly title = input<string>();
  readonly action = input<string>();
  /** What else must be put right on the page before it is left. */
  readonly check = input<() => readonly Fault[]>(() => []);
  readonly goOn = output();

  protected readonly home = computed((): Partial<HomeAnswer> => draftOf(this.store.answers())[this.which()] ?? {});
  protected readonly has = computed(() => (this.home().lines ?? []).length > 0);
  /** How the address is given: looked at, found by postcode, or typed line by line. */
  protected readonly how = signal<'shown' | 'find' | 'type' | null>(null);
  protected readonly mode = computed(() => this.how() ?? (this.has() ? 'shown' : 'find'));
  /** The lines as they were typed, by their place on the page. */
  private readonly typed = signal<readonly string[] | null>(null);
  protected readonly postcode = signal('');
  protected readonly found = signal<readonly Address[] | null>(null);
  protected readonly seeking = signal(false);
  protected readonly trouble = signal<unknown>(null);
  protected readonly faults = signal<readonly Fault[]>([]);

  protected readonly options = computed((): readonly Option[] =>
    (this.found() ?? []).map(({ uprn, lines }) => ({ value: uprn, label: lines.join(', ') })),
  );
  protected readonly short = computed(() => this.options().length <= many);

  protected errorOf(field: string): string | undefined {
    return this.faults().find((fault) => fault.field === field)?.says;
  }

  protected heading(): string {
    const title = this.title();
    if (title !== undefined) return title;
    const key = this.which() === 'home' ? 'apply.home.address' : 'apply.home.otherAddress';
    return this.words.say(key, { name: this.store.name() });
  }

  protected async find(event: Event): Promise<void> {
    event.preventDefault();
    if (this.seeking()) return;
    const postcode = this.postcode().trim().toUpperCase();
    if (!this.put(postcodeShape.test(postcode) ? [] : [this.fault('postcode', 'apply.home.postcodeWrong')])) return;
    // The list stays when one of it is chosen: with arrow keys the first is chosen before the right one is reached.
    this.how.set('find');
    this.seeking.set(true);
    this.trouble.set(null);
    try {
      const { items } = await this.client.inPostcode(postcode);
      this.found.set(items);
    } catch (thrown) {
      this.found.set(null);
      this.trouble.set(thrown);
    } finally {
      this.seeking.set(false);
    }
  }

  protected choose(uprn: string): void {
    const address = this.found()?.find((one) => one.uprn === uprn);
    if (address === undefined) return;
    this.faults.set([]);
    const { easting, northing, lines, postcode } = address;
    this.keep({ lines, postcode, uprn, point: { easting, northing, from: 'register' } });
  }

  /** One line of an address that is typed; a point of the register no longer belongs to it. */
  protected type(part: number | 'postcode', text: string): void {
    const { uprn: _uprn, point: _point, ...home } = this.home();
    if (part === 'postcode') {
      this.keep({ ...home, postcode: text.trim() === '' ? undefined : text.trim().toUpperCase() });
      return;
    }
    const lines = [0, 1, 2].map((at) => (at === part ? text : this.lineAt(at)));
    this.typed.set(lines);
    // The service knows no empty lines; here an empty one stays where it is.
    this.keep({ ...home, lines: lines.filter((line) => line.trim() !== '') });
  }

  protected lineAt(at: number): string {
    return (this.typed() ?? this.home().lines)?.[at] ?? '';
  }

  protected done(event: Event): void {
    event.preventDefault();
    const { lines = [], postcode, kind } = this.home();
    const faults: Fault[] = [];
    if (this.mode() === 'find' && lines.length === 0)
      faults.push(this.fault(this.found() === null ? 'postcode' : 'found', 'apply.home.addressMissing'));
    if (this.mode() === 'type' && (lines.length === 0 || this.lineAt(0).trim() === ''))
      faults.push(this.fault('line-0', 'apply.home.lineMissing'));
    if (this.mode() === 'type' && kind !== 'substitute' && !postcodeShape.test(postcode ?? '')) {
      faults.push(this.fault('typed-postcode', 'apply.home.postcodeWrong'));
    }
    if (this.put([...faults, ...this.check()()])) this.goOn.emit();
  }

  protected change(how: 'find' | 'type'): void {
    this.faults.set([]);
    this.found.set(null);
    this.typed.set(null);
    this.how.set(how);
  }

  /** The address with whatever else was said of the home. */
  private keep(home: { readonly [Part in keyof HomeAnswer]?: HomeAnswer[Part] | undefined }): void {
    const { kind = 'usual', since, nights, because } = this.home();
    const parts = Object.entries({ kind, since, nights, because, ...home }).filter(([, value]) => value !== undefined);
    this.store.take({ ...this.store.answers(), [this.which()]: Object.fromEntries(parts) });
  }

  private fault(
    field: string,
    key: 'apply.home.postcodeWrong' | 'apply.home.addressMissing' | 'apply.home.lineMissing',
  ): Fault {
    return { field, says: this.words.say(key) };
  }

  private put(faults: readonly Fault[]): boolean {
    this.faults.set(faults);
    this.frame.hasErrors(faults.length > 0);
    return faults.length === 0;
  }
}

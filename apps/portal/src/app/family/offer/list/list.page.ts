import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource, signal } from '@angular/core';
import type { WaitingStep } from '@contract';
import { ApiProblem } from '@client/api-problem';
import { OffersClient } from '@client/offers.client';
import { Frame } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { DetailsComponent } from '@ui/details/details.component';
import { NotificationBannerComponent } from '@ui/notification-banner/notification-banner.component';
import { ProblemComponent } from '@ui/problem/problem.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { WarningTextComponent } from '@ui/warning-text/warning-text.component';
import { Words } from '@ui/words/words';
import { FocusHeading } from '@ui/focus/focus-heading';
import { MyOfferReader } from '../my-offer';

/** What was done last, to be told. */
type Done = 'left' | 'stayed' | 'told' | 'not-told';

/** A child's place on a waiting list: where, since when, why it moved; to stay or leave; to be told of moves or not. */
@Component({
  selector: 'fp-waiting-list-page',
  imports: [
    BackLinkComponent,
    ButtonComponent,
    DetailsComponent,
    NotificationBannerComponent,
    ProblemComponent,
    WaitingComponent,
    WarningTextComponent,
  ],
  templateUrl: './list.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListPage {
  protected readonly words = inject(Words);
  private readonly frame = inject(Frame);
  private readonly reader = inject(MyOfferReader);
  private readonly client = inject(OffersClient);
  readonly child = input.required<string>();
  readonly round = input.required<string>();
  readonly intake = input.required<string>();
  protected readonly back = computed(() => `/family/children/${this.child()}/${this.round()}/offer`);
  protected readonly busy = signal(false);
  protected readonly done = signal<Done | null>(null);
  protected readonly trouble = signal<unknown>(null);
  private readonly heading = inject(FocusHeading);
  private again: (() => Promise<void>) | null = null;

  protected readonly shown = resource({
    params: () => ({ child: this.child(), round: this.round() }),
    loader: ({ params: { child, round }, abortSignal }) => this.reader.run(child, round, abortSignal),
  });
  protected readonly steps = resource({
    params: () => ({ child: this.child(), intake: this.intake() }),
    loader: ({ params: { child, intake }, abortSignal }) => this.client.steps(child, intake, abortSignal),
  });
  protected readonly choice = computed(() =>
    this.shown.hasValue()
      ? (this.shown.value().mine?.preferences.find(({ intake }) => intake === this.intake()) ?? null)
      : null,
  );
  protected readonly name = computed(() => (this.shown.hasValue() ? this.shown.value().firstNames : ''));
  protected readonly title = computed(() => {
    const school = this.choice()?.intakeName;
    return school === undefined ? this.words.say('offer.list.title') : this.words.say('offer.list.of', { school });
  });

  constructor() {
    effect(() => {
      this.frame.name(this.title());
    });
  }

  /** Where the child stood at one publication. */
  protected stood({ position, of, equals }: WaitingStep): string {
    const at = this.words.say('offer.list.position', { position, of });
    return equals > 1 ? `${at} ${this.words.say('offer.list.level', { others: equals - 1 })}` : at;
  }

  protected leave(): Promise<void> {
    return this.set({ stay: false }, 'left');
  }

  protected stay(): Promise<void> {
    return this.set({ stay: true }, 'stayed');
  }

  protected tell(tellMoves: boolean): Promise<void> {
    return this.set({ stay: true, tellMoves }, tellMoves ? 'told' : 'not-told');
  }

  protected async retry(): Promise<void> {
    await this.again?.();
  }

  private async set(body: { stay: boolean; tellMoves?: boolean }, done: Done): Promise<void> {
    this.again = () => this.set(body, done);
    this.busy.set(true);
    this.trouble.set(null);
    this.done.set(null);
    try {
      await this.client.wait(this.child(), this.intake(), body);
      this.done.set(done);
      this.shown.reload();
      this.heading.soon();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.trouble.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ApiProblem } from '@client/api-problem';
import { OffersClient } from '@client/offers.client';
import { Frame } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { InsetTextComponent } from '@ui/inset-text/inset-text.component';
import { LinkComponent } from '@ui/link/link.component';
import { ProblemComponent } from '@ui/problem/problem.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { WarningTextComponent } from '@ui/warning-text/warning-text.component';
import { Words } from '@ui/words/words';
import { MyOfferReader } from '../my-offer';

/** What may be answered to an offer that stands so; an accepted place may be given up, a declined one asked for again. */
const open: Readonly<Record<'accept' | 'decline', readonly string[]>> = {
  accept: ['offered', 'declined', 'accepted'],
  decline: ['offered', 'accepted', 'declined'],
};

/** Asks once more before an offer is accepted or declined, and says what each means. */
@Component({
  selector: 'fp-answer-page',
  imports: [
    BackLinkComponent,
    ButtonComponent,
    InsetTextComponent,
    LinkComponent,
    ProblemComponent,
    WaitingComponent,
    WarningTextComponent,
  ],
  templateUrl: './answer.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerPage {
  protected readonly words = inject(Words);
  private readonly frame = inject(Frame);
  private readonly router = inject(Router);
  private readonly reader = inject(MyOfferReader);
  private readonly client = inject(OffersClient);
  readonly child = input.required<string>();
  readonly round = input.required<string>();
  readonly answer = input.required<'accept' | 'decline'>();
  protected readonly back = computed(() => `/family/children/${this.child()}/${this.round()}/offer`);
  protected readonly busy = signal(false);
  protected readonly trouble = signal<unknown>(null);
  protected readonly shown = resource({
    params: () => ({ child: this.child(), round: this.round() }),
    loader: ({ params: { child, round }, abortSignal }) => this.reader.run(child, round, abortSignal),
  });
  protected readonly offer = computed(() => {
    const offer = this.shown.hasValue() ? this.shown.value().mine?.offer : null;
    return offer && open[this.answer()].includes(offer.state) ? offer : null;
  });
  protected readonly name = computed(() => (this.shown.hasValue() ? this.shown.value().firstNames : ''));
  protected readonly title = computed(() => {
    const offer = this.offer();
    const key = this.answer() === 'accept' ? 'offer.accept.sure' : 'offer.decline.sure';
    if (offer !== null) return this.words.say(key, { name: this.name(), school: offer.schoolName });
    return this.words.say(this.answer() === 'accept' ? 'offer.accept.title' : 'offer.decline.title');
  });

  constructor() {
    effect(() => {
      this.frame.name(this.title());
    });
  }

  /** Sends the answer, or sends it again after a break; the same answer again is the same receipt. */
  protected async send(offer: string): Promise<void> {
    this.busy.set(true);
    this.trouble.set(null);
    try {
      await this.client.answer(offer, this.answer());
      await this.router.navigateByUrl(`${this.back()}/receipt`, { replaceUrl: true });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.trouble.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource } from '@angular/core';
import { AuthoritiesClient } from '@client/authorities.client';
import { Frame, SessionState } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { InsetTextComponent } from '@ui/inset-text/inset-text.component';
import { LinkComponent } from '@ui/link/link.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { WarningTextComponent } from '@ui/warning-text/warning-text.component';
import { Words } from '@ui/words/words';
import { MyOfferReader } from '../my-offer';
import { ChoiceComponent } from './choice.component';

/** The offer, the answer to every choice and why, and what can be done now. */
@Component({
  selector: 'fp-offer-page',
  imports: [
    BackLinkComponent,
    ChoiceComponent,
    InsetTextComponent,
    LinkComponent,
    WaitingComponent,
    WarningTextComponent,
  ],
  templateUrl: './offer.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OfferPage {
  protected readonly words = inject(Words);
  private readonly frame = inject(Frame);
  protected readonly session = inject(SessionState);
  private readonly reader = inject(MyOfferReader);
  private readonly authorities = inject(AuthoritiesClient);
  readonly child = input.required<string>();
  readonly round = input.required<string>();
  protected readonly here = computed(() => `/family/children/${this.child()}/${this.round()}/offer`);
  protected readonly shown = resource({
    params: () => ({ child: this.child(), round: this.round(), language: this.words.language() }),
    loader: ({ params: { child, round }, abortSignal }) => this.reader.run(child, round, abortSignal),
  });
  protected readonly authority = resource({
    params: () => (this.shown.hasValue() ? this.shown.value().round.authority : undefined),
    loader: ({ params }) => this.authorities.authority(params),
  });
  protected readonly contact = computed(() => (this.authority.hasValue() ? this.authority.value().look.contact : null));

  protected readonly title = computed(() => {
    if (!this.shown.hasValue()) return this.words.say('offer.title');
    const { firstNames: name, mine } = this.shown.value();
    if (mine === null) return this.words.say('offer.notYet', { name });
    const { offer } = mine;
    if (offer === null) return this.words.say('offer.none', { name });
    const key =
      offer.state === 'offered' || offer.state === 'accepted' || offer.state === 'declined' ? offer.state : 'ended';
    return this.words.sayAny(`offer.is.${key}`, { name, school: offer.schoolName });
  });
  /** The choices with a right to appeal, which is against each school that said no. */
  protected readonly appeals = computed(() =>
    this.shown.hasValue()
      ? (this.shown.value().mine?.preferences ?? []).flatMap(({ intakeName, appeal }) =>
          appeal === null ? [] : [{ school: intakeName, by: appeal.by }],
        )
      : [],
  );

  constructor() {
    effect(() => {
      this.frame.name(this.title());
    });
  }
}

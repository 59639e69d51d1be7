import { ChangeDetectionStrategy, Component, effect, inject, input, resource } from '@angular/core';
import { LettersClient } from '@client/letters.client';
import { Frame } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { LetterViewComponent } from '@ui/letter-view/letter-view.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';

/** One letter, exactly as it was sent. */
@Component({
  selector: 'fp-letter-page',
  imports: [BackLinkComponent, LetterViewComponent, WaitingComponent],
  template: `<fp-back-link [to]="'/family/children/' + child() + '/' + round()" />
    <h1 class="govuk-heading-l">{{ words.say('family.letter.title') }}</h1>
    <fp-waiting [for]="sent" [lines]="8" />
    @if (sent.hasValue()) {
      @let shown = sent.value();
      <fp-letter-view
        [subject]="shown.subject"
        [sentAt]="shown.delivery.at ?? shown.seenFrom"
        [text]="shown.text"
        [language]="shown.language"
      />
      <p class="govuk-body-s">{{ words.say('family.letter.says', { reference: shown.reference }) }}</p>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterPage {
  protected readonly words = inject(Words);
  private readonly client = inject(LettersClient);
  private readonly frame = inject(Frame);
  readonly child = input.required<string>();
  readonly round = input.required<string>();
  readonly letter = input.required<string>();
  protected readonly sent = resource({
    params: this.letter,
    loader: ({ params, abortSignal }) => this.client.letter(params, abortSignal),
  });

  constructor() {
    effect(() => {
      if (this.sent.hasValue()) this.frame.name(this.sent.value().subject);
    });
  }
}

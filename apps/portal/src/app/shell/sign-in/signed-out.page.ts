import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { LinkComponent } from '@ui/link/link.component';
import { Words } from '@ui/words/words';

/** Says that the session has ended. */
@Component({
  selector: 'fp-signed-out-page',
  imports: [LinkComponent],
  template: `<h1 class="govuk-heading-l">{{ words.say('shell.signedOut') }}</h1>
    <p class="govuk-body">{{ words.say('shell.signedOutSays') }}</p>
    <p class="govuk-body"><fp-link to="/sign-in" [text]="words.say('shell.signInAgain')" /></p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignedOutPage {
  protected readonly words = inject(Words);
}

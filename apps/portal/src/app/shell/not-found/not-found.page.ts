import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { LinkComponent } from '@ui/link/link.component';
import { Words } from '@ui/words/words';

/** Says that there is no page at this address, and where to go instead. */
@Component({
  selector: 'fp-not-found-page',
  imports: [LinkComponent],
  template: `<h1 class="govuk-heading-l">{{ words.say('shell.notFound') }}</h1>
    <p class="govuk-body">{{ words.say('shell.notFoundTyped') }}</p>
    <p class="govuk-body">{{ words.say('shell.notFoundMoved') }}</p>
    <p class="govuk-body"><fp-link to="/" [text]="words.say('shell.toFirstPage')" /></p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {
  protected readonly words = inject(Words);
}

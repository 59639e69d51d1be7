import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Words } from '@ui/words/words';

/** A parent's home: each child, each application, and what comes next. */
@Component({
  selector: 'fp-family-home-page',
  template: `<h1 class="govuk-heading-xl">{{ words.say('family.home.title') }}</h1>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FamilyHomePage {
  protected readonly words = inject(Words);
}

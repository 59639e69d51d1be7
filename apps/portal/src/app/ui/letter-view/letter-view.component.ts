import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Words } from '../words/words';

/** A letter exactly as it was sent. Markup that is not ours to run is taken out before it is shown. */
@Component({
  selector: 'fp-letter-view',
  template: `<article class="fp-letter" [attr.aria-label]="subject()" [attr.lang]="language()">
    <header class="fp-letter__head">
      <p class="govuk-body-s">{{ words.say('ui.sentOn', { when: words.moment(sentAt()) }) }}</p>
      <p class="fp-letter__subject">{{ subject() }}</p>
    </header>
    @if (html(); as html) {
      <div class="fp-letter__body" [innerHTML]="html"></div>
    } @else {
      <div class="fp-letter__body fp-letter__body--text">{{ text() }}</div>
    }
  </article>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterViewComponent {
  protected readonly words = inject(Words);
  readonly subject = input.required<string>();
  readonly sentAt = input.required<string>();
  readonly text = input('');
  readonly html = input<string>();
  /** The language it was written in, which need not be the page's. */
  readonly language = input('en');
}

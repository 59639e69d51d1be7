import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '../words/words';

/** The way back to the page before in a journey, at the top of the page. */
@Component({
  selector: 'fp-back-link',
  imports: [RouterLink],
  template: `<a class="govuk-back-link" [routerLink]="to()" [queryParams]="query()">{{
    text() ?? words.say('ui.back')
  }}</a>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BackLinkComponent {
  protected readonly words = inject(Words);
  readonly to = input.required<string>();
  readonly query = input<Readonly<Record<string, string | undefined>>>();
  readonly text = input<string>();
}

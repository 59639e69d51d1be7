import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '../words/words';

/** Where a page lies, with a link to each page above it. */
@Component({
  selector: 'fp-breadcrumbs',
  imports: [RouterLink],
  template: `<nav class="govuk-breadcrumbs" [attr.aria-label]="words.say('ui.breadcrumbs')">
    <ol class="govuk-breadcrumbs__list">
      @for (page of pages(); track page.to) {
        <li class="govuk-breadcrumbs__list-item">
          <a class="govuk-breadcrumbs__link" [routerLink]="page.to">{{ page.title }}</a>
        </li>
      }
    </ol>
  </nav>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BreadcrumbsComponent {
  protected readonly words = inject(Words);
  readonly pages = input.required<readonly { readonly title: string; readonly to: string }[]>();
}

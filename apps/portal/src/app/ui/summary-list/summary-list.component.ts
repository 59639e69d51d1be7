import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** One thing that is known, in one or more lines, and what can be done about it. */
export interface SummaryRow {
  readonly key: string;
  readonly value: string | readonly string[];
  /** A page that changes it; `more` says of what, to those who only hear the link. */
  readonly change?: { readonly text: string; readonly to: string; readonly more?: string };
}

/** What is known: answers to check, an offer, a measurement. */
@Component({
  selector: 'fp-summary-list',
  imports: [RouterLink],
  templateUrl: './summary-list.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SummaryListComponent {
  readonly rows = input.required<readonly SummaryRow[]>();
  /** With a title it is a card. */
  readonly title = input<string>();

  protected linesOf({ value }: SummaryRow): readonly string[] {
    return typeof value === 'string' ? [value] : value;
  }
}

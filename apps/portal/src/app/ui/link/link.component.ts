import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** A link: to a page of the portal (`to`), to a file of the service or to another website (`href`); or one that looks like a button. */
@Component({
  selector: 'fp-link',
  imports: [RouterLink],
  templateUrl: './link.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LinkComponent {
  readonly to = input<string>();
  readonly query = input<Readonly<Record<string, string>>>();
  readonly href = input<string>();
  readonly text = input.required<string>();
  /** Said after the text to those who do not see what stands round it: “of Oak Primary”. */
  readonly more = input<string>();
  readonly look = input<'link' | 'button' | 'secondary-button' | 'start-button'>('link');
}

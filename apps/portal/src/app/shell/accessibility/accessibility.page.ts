import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Words } from '@ui/words/words';
import { AuthorityState } from '../authority/authority-state';

/** What of the service can be used by whom, what has been tried, what is known to be missing, and whom to tell. */
@Component({
  selector: 'fp-accessibility-page',
  templateUrl: './accessibility.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccessibilityPage {
  protected readonly words = inject(Words);
  protected readonly authority = inject(AuthorityState);
  protected readonly can = ['zoom', 'narrow', 'keyboard', 'hear', 'colours', 'still'] as const;
  protected readonly tried = ['axe', 'keyboard', 'zoom', 'colours'] as const;
  protected readonly missing = ['people', 'audit', 'languages', 'exit', 'letters'] as const;
}

import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { ButtonComponent } from '../button/button.component';
import { Words } from '../words/words';

/** Two answers to one question, given in two places: shown side by side, for the reader to keep one. */
@Component({
  selector: 'fp-conflict',
  imports: [ButtonComponent],
  templateUrl: './conflict.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConflictComponent {
  protected readonly words = inject(Words);
  readonly question = input.required<string>();
  /** Both answers in lines that can be read. */
  readonly yours = input.required<readonly string[]>();
  readonly saved = input.required<readonly string[]>();
  readonly savedAt = input.required<string>();
  readonly keep = output<'yours' | 'saved'>();
}

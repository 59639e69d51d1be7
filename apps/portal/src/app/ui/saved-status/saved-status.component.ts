import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Words } from '../words/words';

/** How far an answer has come. */
export type SaveState = 'nothing' | 'saving' | 'saved' | 'kept' | 'conflict' | 'refused';

/** How far the answers of a page have come, beside them and spoken once when it changes. */
@Component({
  selector: 'fp-saved-status',
  template: `<p class="fp-saved fp-saved--{{ state() }}" role="status">{{ says() }}</p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SavedStatusComponent {
  private readonly words = inject(Words);
  readonly state = input.required<SaveState>();
  /** When it was saved, by the service's clock. */
  readonly at = input<string>();

  protected readonly says = computed(() => {
    const at = this.at();
    switch (this.state()) {
      case 'nothing':
        return '';
      case 'saving':
        return this.words.say('ui.saving');
      case 'saved':
        return at === undefined
          ? this.words.say('ui.saved')
          : this.words.say('ui.savedAt', { time: this.words.time(at) });
      case 'kept':
        return this.words.say('ui.kept');
      case 'conflict':
        return this.words.say('ui.conflict');
      case 'refused':
        return this.words.say('ui.notSaved');
    }
  });
}

import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TagComponent, type Tone } from '@ui/tag/tag.component';
import { Words } from '@ui/words/words';
import { ApplyState } from '../state/apply-state';

/** How the application stands, above every page: not sent yet, until when, or sent and when. */
@Component({
  selector: 'fp-standing',
  imports: [TagComponent],
  templateUrl: './standing.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StandingComponent {
  protected readonly words = inject(Words);
  private readonly state = inject(ApplyState);

  protected readonly stands = computed((): { readonly tag: string; readonly tone: Tone; readonly says: string } => {
    const { state, receipt, unsent } = this.state.application();
    if (state === 'withdrawn' || state === 'void') {
      return {
        tag: this.words.say(`apply.stands.${state}`),
        tone: 'neutral',
        says: this.words.say('apply.stands.endedSays'),
      };
    }
    if (receipt === null) {
      return {
        tag: this.words.say('apply.stands.draft'),
        tone: 'urgent',
        says: this.words.say('apply.stands.draftSays'),
      };
    }
    const when = this.words.moment(receipt.receivedAt);
    if (unsent) {
      return {
        tag: this.words.say('apply.stands.changed'),
        tone: 'urgent',
        says: this.words.say('apply.stands.changedSays', { when }),
      };
    }
    return {
      tag: this.words.say('apply.stands.sent'),
      tone: 'good',
      says: this.words.say('apply.stands.sentSays', { when }),
    };
  });

  protected readonly left = computed(() => {
    const { may } = this.state.application();
    const { closesAt } = this.state.round();
    if (may.includes('submit-late')) return this.words.say('apply.stands.late');
    if (!may.includes('submit') && !may.includes('amend')) return null;
    const left = Date.parse(closesAt) - Date.parse(this.state.now());
    if (left < 86_400_000) return this.words.say('apply.stands.today');
    const key = may.includes('amend') ? 'apply.stands.daysToChange' : 'apply.stands.days';
    return this.words.say(key, { days: Math.floor(left / 86_400_000), date: this.words.end(closesAt) });
  });
}

import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ApiProblem } from '@client/api-problem';
import { InsetTextComponent } from '@ui/inset-text/inset-text.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { FindState } from '../find-state';

/** From where one looks, how exact that is, and what can be done to make it more exact; or the way to say it. */
@Component({
  selector: 'fp-find-from',
  imports: [InsetTextComponent, RouterLink, WaitingComponent],
  templateUrl: './from.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FromComponent {
  protected readonly words = inject(Words);
  protected readonly state = inject(FindState);

  /** A postcode in the address bar that nobody knows. */
  protected readonly unknown = computed(() => {
    const thrown = this.state.schools.error();
    return thrown instanceof ApiProblem && thrown.code === 'prospectus.no-such-postcode';
  });
  protected readonly says = computed(() => {
    const at = this.state.at();
    if (at === 'home') return this.words.say('find.from.home');
    if (at === 'point') return this.words.say('find.from.point');
    return this.words.say('find.from.postcode', { postcode: this.state.postcode() ?? '' });
  });
}

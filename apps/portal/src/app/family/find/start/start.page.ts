import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ApiProblem } from '@client/api-problem';
import { ProspectusClient } from '@client/prospectus.client';
import { Frame } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { DetailsComponent } from '@ui/details/details.component';
import { ErrorSummaryComponent } from '@ui/error-summary/error-summary.component';
import type { Fault } from '@ui/fields/field';
import { RadiosComponent } from '@ui/fields/radios.component';
import { TextFieldComponent } from '@ui/fields/text-field.component';
import { Words } from '@ui/words/words';
import { FindState } from '../find-state';

/** Asks from where to look: a postcode, which need not be the family's own. */
@Component({
  selector: 'fp-find-start-page',
  imports: [
    BackLinkComponent,
    ButtonComponent,
    DetailsComponent,
    ErrorSummaryComponent,
    RadiosComponent,
    RouterLink,
    TextFieldComponent,
  ],
  templateUrl: './start.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StartPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(FindState);
  private readonly client = inject(ProspectusClient);
  private readonly frame = inject(Frame);
  private readonly router = inject(Router);

  protected readonly postcode = linkedSignal(() => this.state.postcode() ?? '');
  protected readonly round = linkedSignal(() => this.state.roundId() ?? '');
  protected readonly busy = signal(false);
  protected readonly errors = signal<readonly Fault[]>([]);
  protected readonly rounds = computed(() => this.state.rounds().map(({ id, title }) => ({ value: id, label: title })));

  protected errorOf(field: string): string | undefined {
    return this.errors().find((error) => error.field === field)?.says;
  }

  /** Goes on once the service knows the postcode, so that what is wrong is said where it was typed. */
  protected async find(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    const [round, postcode] = [this.round(), tidy(this.postcode())];
    if (round === '') return this.fail('round', this.words.say('find.noRound'));
    if (!/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/.test(postcode))
      return this.fail('postcode', this.words.say('find.postcode.wrong'));
    this.busy.set(true);
    this.fail();
    try {
      await this.client.place(round, { postcode });
      await this.router.navigate(['/family/find/schools'], { queryParams: { round, postcode } });
    } catch (thrown) {
      const unknown = thrown instanceof ApiProblem && thrown.code === 'prospectus.no-such-postcode';
      this.fail('postcode', this.words.say(unknown ? 'find.postcode.unknown' : 'find.postcode.later'));
    } finally {
      this.busy.set(false);
    }
  }

  private fail(field?: string, says = ''): void {
    this.errors.set(field === undefined ? [] : [{ field, says }]);
    this.frame.hasErrors(field !== undefined);
  }
}

/** A postcode as it is usually written: capitals, one space before the last three. */
function tidy(typed: string): string {
  const bare = typed.toUpperCase().replace(/[^A-Z\d]/g, '');
  return `${bare.slice(0, -3)} ${bare.slice(-3)}`;
}

import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Frame } from '@shell';
import { ApplicationsClient, type Way } from '@client/applications.client';
import { ApiProblem } from '@client/api-problem';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { ErrorSummaryComponent } from '@ui/error-summary/error-summary.component';
import { CheckboxesComponent } from '@ui/fields/checkboxes.component';
import type { Fault } from '@ui/fields/field';
import { TextAreaComponent } from '@ui/fields/text-area.component';
import { ProblemComponent } from '@ui/problem/problem.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { WarningTextComponent } from '@ui/warning-text/warning-text.component';
import { Words } from '@ui/words/words';
import { ApplyState } from '../state/apply-state';

/** The declaration, and sending: in time, once more with changes, or late with the reason. */
@Component({
  selector: 'fp-send-page',
  imports: [
    BackLinkComponent,
    ButtonComponent,
    CheckboxesComponent,
    ErrorSummaryComponent,
    ProblemComponent,
    TextAreaComponent,
    WaitingComponent,
    WarningTextComponent,
  ],
  templateUrl: './send.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SendPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  private readonly client = inject(ApplicationsClient);
  private readonly frame = inject(Frame);
  private readonly router = inject(Router);

  protected readonly declaration = resource({ loader: () => this.client.declaration() });
  protected readonly agreed = signal<readonly string[]>([]);
  protected readonly because = signal('');
  protected readonly busy = signal(false);
  protected readonly trouble = signal<unknown>(null);
  protected readonly faults = signal<readonly Fault[]>([]);
  protected readonly to = computed(() => `/family/apply/${this.state.application().id}`);
  protected readonly late = computed(() => this.state.application().may.includes('submit-late'));
  /** The answers were changed after they were looked at. */
  protected readonly changed = computed(() => {
    const thrown = this.trouble();
    return (
      thrown instanceof ApiProblem &&
      ['applications.answers-changed', 'applications.not-whole'].includes(thrown.code ?? '')
    );
  });
  protected readonly details = computed(() => {
    const thrown = this.trouble();
    return thrown instanceof ApiProblem ? (thrown.problem.fields ?? []).map(({ says }) => says) : [];
  });

  protected errorOf(field: string): string | undefined {
    return this.faults().find((fault) => fault.field === field)?.says;
  }

  protected async send(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.busy() || !this.isWhole()) return;
    this.busy.set(true);
    this.trouble.set(null);
    try {
      const { id, revision } = this.state.application();
      const declaration = this.declaration.value()?.version ?? '';
      await this.client.send(id, this.way(), { revision, declaration }, this.because());
      await this.state.refresh();
      await this.router.navigateByUrl(`${this.to()}/sent`);
    } catch (thrown) {
      this.trouble.set(thrown);
      // Closing day may have passed meanwhile: what may be done now is asked afresh.
      if (thrown instanceof ApiProblem && thrown.status === 409) await this.state.refresh().catch(() => undefined);
    } finally {
      this.busy.set(false);
    }
  }

  private way(): Way {
    const { may } = this.state.application();
    return (['submit', 'amend', 'submit-late'] as const).find((way) => may.includes(way)) ?? 'submit';
  }

  private isWhole(): boolean {
    const faults: Fault[] = [];
    if (this.late() && this.because().trim() === '') {
      faults.push({ field: 'because', says: this.words.say('apply.send.becauseMissing') });
    }
    if (this.agreed().length === 0) faults.push({ field: 'agreed', says: this.words.say('apply.send.agreeMissing') });
    this.faults.set(faults);
    this.frame.hasErrors(faults.length > 0);
    return faults.length === 0;
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ApplicationsClient } from '@client/applications.client';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { TextAreaComponent } from '@ui/fields/text-area.component';
import { LinkComponent } from '@ui/link/link.component';
import { ProblemComponent } from '@ui/problem/problem.component';
import { WarningTextComponent } from '@ui/warning-text/warning-text.component';
import { Words } from '@ui/words/words';
import { ApplyState } from '../state/apply-state';

/** Takes an application back, after saying what follows from it. */
@Component({
  selector: 'fp-withdraw-page',
  imports: [
    BackLinkComponent,
    ButtonComponent,
    LinkComponent,
    ProblemComponent,
    TextAreaComponent,
    WarningTextComponent,
  ],
  templateUrl: './withdraw.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WithdrawPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  private readonly client = inject(ApplicationsClient);
  private readonly router = inject(Router);
  protected readonly to = computed(() => `/family/apply/${this.state.application().id}`);
  protected readonly because = signal('');
  protected readonly busy = signal(false);
  protected readonly trouble = signal<unknown>(null);

  protected async withdraw(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.trouble.set(null);
    try {
      const because = this.because().trim();
      await this.client.withdraw(this.state.application().id, because === '' ? {} : { because });
      await this.state.refresh();
      await this.router.navigateByUrl(this.to());
    } catch (thrown) {
      this.trouble.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ApiProblem } from '@client/api-problem';
import { patiently } from '@client/patiently';
import { SessionClient } from '@client/session.client';
import { ButtonComponent } from '@ui/button/button.component';
import { ErrorSummaryComponent } from '@ui/error-summary/error-summary.component';
import type { Fault } from '@ui/fields/field';
import { TextFieldComponent } from '@ui/fields/text-field.component';
import { InsetTextComponent } from '@ui/inset-text/inset-text.component';
import { LinkComponent } from '@ui/link/link.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { Frame } from '../frame/frame';
import { SessionState } from '../session/session-state';

/** The ways to sign in: with a provider, or with a code sent by e-mail. */
@Component({
  selector: 'fp-sign-in-page',
  imports: [
    ButtonComponent,
    ErrorSummaryComponent,
    InsetTextComponent,
    LinkComponent,
    TextFieldComponent,
    WaitingComponent,
  ],
  templateUrl: './sign-in.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInPage {
  protected readonly words = inject(Words);
  private readonly client = inject(SessionClient);
  private readonly session = inject(SessionState);
  private readonly frame = inject(Frame);
  private readonly router = inject(Router);

  readonly returnTo = input<string>();
  /** The code of the refusal, when a provider has sent somebody back. */
  readonly because = input<string>();

  protected readonly ways = resource({ loader: () => this.client.ways() });
  protected readonly email = signal('');
  protected readonly code = signal('');
  protected readonly asked = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly errors = signal<readonly Fault[]>([]);
  protected readonly error = computed(() => this.errors()[0]?.says);
  protected readonly target = computed(() => {
    const wanted = this.returnTo() ?? '/';
    // Only pages of ours; the service checks the same.
    return /^\/(?![/\\])[!-~]*$/.test(wanted) && !wanted.startsWith('/sign-in') ? wanted : '/';
  });
  protected readonly refused = computed(() => {
    const because = this.because();
    if (because === undefined) return null;
    const key = `shell.because.${because.replace(/^people\./, '')}`;
    return this.words.knows(key) ? this.words.sayAny(key) : this.words.say('shell.because.other');
  });

  protected start(as: 'staff' | 'parent'): string {
    return this.client.startAddress(as, this.target());
  }

  protected async askCode(event: Event): Promise<void> {
    event.preventDefault();
    if (!/^\S+@\S+\.\S+$/.test(this.email().trim())) {
      this.fail('email', this.words.say('shell.signIn.emailWrong'));
      return;
    }
    await this.attempt('email', async () => {
      const { ask } = await patiently(() => this.client.askCode(this.email().trim()));
      this.asked.set(ask);
    });
  }

  protected async checkCode(event: Event, ask: string): Promise<void> {
    event.preventDefault();
    await this.attempt('code', async () => {
      this.session.begin(await patiently(() => this.client.checkCode(ask, this.code())));
      await this.router.navigateByUrl(this.target());
    });
  }

  protected again(): void {
    this.asked.set(null);
    this.code.set('');
    this.fail();
  }

  private async attempt(field: string, work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.fail();
    try {
      await work();
    } catch (thrown) {
      const refused = thrown instanceof ApiProblem && thrown.status !== 0;
      const said = refused ? (thrown.problem.fields?.[0]?.says ?? thrown.problem.detail) : undefined;
      this.fail(field, said ?? this.words.say('ui.problem.offline.says'));
    } finally {
      this.busy.set(false);
    }
  }

  private fail(field?: string, says = ''): void {
    this.errors.set(field === undefined ? [] : [{ field, says }]);
    this.frame.hasErrors(field !== undefined);
  }
}

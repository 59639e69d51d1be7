import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { SessionClient } from '@client/session.client';
import { ButtonComponent } from '@ui/button/button.component';
import { DialogComponent } from '@ui/dialog/dialog.component';
import { LinkComponent } from '@ui/link/link.component';
import { Words } from '@ui/words/words';
import { SessionState } from './session-state';

/** Warns before the session ends, and says afterwards that nothing is lost. */
@Component({
  selector: 'fp-session-warning',
  imports: [ButtonComponent, DialogComponent, LinkComponent],
  templateUrl: './session-warning.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionWarningComponent {
  protected readonly words = inject(Words);
  protected readonly state = inject(SessionState);
  private readonly router = inject(Router);
  private readonly client = inject(SessionClient);
  protected readonly busy = signal(false);
  /** The warning was closed because the session cannot be lengthened: it is not shown again. */
  private readonly put = signal(false);

  /** On the page for signing in again there is nothing to warn of. */
  private readonly signingIn = signal(false);

  protected readonly open = computed(
    () => !this.signingIn() && (this.state.expired() || (this.state.warns() && !this.put())),
  );
  /** Minutes while there are some, then tens of seconds, so that a screen reader is not talked over every second. */
  protected readonly left = computed(() => {
    const seconds = this.state.secondsLeft();
    if (seconds > 60) return this.words.say('shell.minutes', { count: Math.ceil(seconds / 60) });
    return this.words.say('shell.seconds', { count: seconds > 10 ? Math.ceil(seconds / 10) * 10 : seconds });
  });

  constructor() {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd) this.signingIn.set(event.urlAfterRedirects.startsWith('/sign-in'));
    });
  }

  protected returnTo(): string {
    return this.router.url;
  }

  protected async stay(): Promise<void> {
    if (!this.state.mayStay()) {
      this.put.set(true);
      return;
    }
    this.busy.set(true);
    try {
      await this.state.stay();
    } catch {
      // The dialog stays open: the button can be pressed again, and the countdown goes on.
    } finally {
      this.busy.set(false);
    }
  }

  protected async signOut(): Promise<void> {
    try {
      await this.state.signOut();
    } catch {
      this.client.signOutLeaving();
    }
    await this.router.navigateByUrl('/signed-out');
  }
}

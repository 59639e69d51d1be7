import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { patiently } from '@client/patiently';
import { SessionClient } from '@client/session.client';
import { ExitPageComponent } from '@ui/exit-page/exit-page.component';
import { ConnectionState } from '@ui/offline-banner/connection-state';
import { OfflineBannerComponent } from '@ui/offline-banner/offline-banner.component';
import { type Language, languages } from '@ui/words/languages';
import { Words } from '@ui/words/words';
import { AuthorityState } from './authority/authority-state';
import { DemonstrationBarComponent } from './demonstration/demonstration-bar.component';
import { Arrival } from './frame/arrival';
import { Frame } from './frame/frame';
import { SessionState } from './session/session-state';
import { SessionWarningComponent } from './session/session-warning.component';

/** The frame around every page: skip link, demonstration bar, header, main part, footer. */
@Component({
  selector: 'fp-root',
  imports: [
    DemonstrationBarComponent,
    ExitPageComponent,
    OfflineBannerComponent,
    RouterLink,
    RouterOutlet,
    SessionWarningComponent,
  ],
  templateUrl: './shell.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShellComponent {
  protected readonly words = inject(Words);
  protected readonly frame = inject(Frame);
  protected readonly arrival = inject(Arrival);
  protected readonly session = inject(SessionState);
  protected readonly authority = inject(AuthorityState);
  protected readonly connection = inject(ConnectionState);
  private readonly client = inject(SessionClient);
  private readonly router = inject(Router);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly languages = Object.entries(languages).map(([code, { name, locale }]) => ({
    code: code as Language,
    name,
    locale,
  }));
  protected readonly demonstration = signal(false);
  /** Which page is shown, so that signing in leads back to it. */
  protected readonly here = signal('/');
  protected readonly contact = computed(() => this.authority.authority()?.look.contact);
  protected readonly next = computed(() => {
    const round = this.authority.round();
    if (!round?.next) return null;
    // Closing day ends at midnight, which is already the next day.
    const { what, days, at } = round.next;
    return { round, next: { what, days, at: what === 'closes' ? round.dates.closes : at } };
  });

  constructor() {
    this.arrival.watch();
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd) this.here.set(event.urlAfterRedirects);
    });
    effect(() => {
      this.words.language();
      untracked(() => {
        this.frame.write();
      });
    });
    void patiently(() => this.session.load()).catch(() => undefined);
    void patiently(() => this.authority.load()).catch(() => undefined);
    void patiently(() => this.client.ways())
      .then(({ mode }) => {
        this.demonstration.set(mode === 'demonstration');
      })
      .catch(() => undefined);
  }

  /** Moves the reader past the header without changing the address, which belongs to the router. */
  protected skipToMain(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  protected speak(language: Language): void {
    void this.words.speak(language);
  }

  protected async signOut(): Promise<void> {
    try {
      const elsewhere = await this.session.signOut();
      if (elsewhere !== null) location.assign(elsewhere);
      else await this.router.navigateByUrl('/signed-out');
    } catch {
      await this.router.navigateByUrl('/signed-out');
    }
  }

  /** Ends the session as the page is left for the neutral one. */
  protected leaving(): void {
    if (this.session.signedIn() !== null) this.client.signOutLeaving();
  }
}

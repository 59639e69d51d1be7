import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Session } from '@contract';
import { Api } from '@client/api';
import { SessionClient } from '@client/session.client';

/** Somebody signed in, as the service tells of them. */
export type SignedIn = Extract<Session, { signedIn: true }>;

/** How many seconds before the end the warning comes: two minutes, as long as anybody needs to answer it (WCAG 2.2.1). */
const warnWithin = 120;

/** Who is signed in, and how long they still are. */
@Injectable({ providedIn: 'root' })
export class SessionState {
  private readonly client = inject(SessionClient);
  private readonly api = inject(Api);
  private readonly known = signal<Session | null>(null);
  private readonly endsAt = signal(Number.POSITIVE_INFINITY);
  private readonly clock = signal(0);
  private readonly ended = signal(false);
  private askedAt = 0;
  private asking = false;

  /** Nothing until the service has been asked. */
  readonly session = this.known.asReadonly();
  readonly signedIn = computed((): SignedIn | null => {
    const session = this.known();
    return session?.signedIn === true && !this.ended() ? session : null;
  });
  /** The session ended by itself while its pages were open. */
  readonly expired = this.ended.asReadonly();
  readonly secondsLeft = computed(() => Math.max(0, Math.ceil((this.endsAt() - this.clock()) / 1000)));
  readonly warns = computed(() => this.signedIn() !== null && this.secondsLeft() <= warnWithin);
  /** Whether staying is still possible: after twelve hours it is not. */
  readonly mayStay = computed(() => {
    const session = this.signedIn();
    return session !== null && Date.parse(session.expiresAt) < Date.parse(session.endsAt);
  });

  constructor() {
    effect(() => {
      if (this.api.turnedAway() > 0)
        untracked(() => {
          this.turnedAway();
        });
    });
    setInterval(() => {
      void this.tick();
    }, 1_000);
  }

  /** Whether a last day, such as `2027-03-15`, has passed by the service's clock; not before the service has been asked. */
  isPast(day: string): boolean {
    return (this.known()?.now.slice(0, 10) ?? '') > day;
  }

  /** Asks the service who is signed in. Where it cannot be reached, what was known stands. */
  async load(): Promise<void> {
    this.askedAt = performance.now();
    this.take(await this.client.session());
  }

  /** Lengthens the session. */
  async stay(): Promise<void> {
    this.take(await this.client.stay());
  }

  /** Takes over a session that has just begun. */
  begin(session: Session): void {
    this.take(session);
  }

  /** Ends the session; gives back where the provider ends its own, if it has such a page. */
  async signOut(): Promise<string | null> {
    const { providerSignOut } = await this.client.signOut();
    this.known.update((session) => (session === null ? null : { signedIn: false, now: session.now }));
    this.endsAt.set(Number.POSITIVE_INFINITY);
    return providerSignOut;
  }

  private take(session: Session): void {
    this.ended.set(false);
    this.known.set(session);
    const left = session.signedIn ? Date.parse(session.expiresAt) - Date.parse(session.now) : Number.POSITIVE_INFINITY;
    this.clock.set(performance.now());
    this.endsAt.set(performance.now() + left);
  }

  private turnedAway(): void {
    if (this.known()?.signedIn === true) this.ended.set(true);
  }

  /** Once a second; asks before it warns, because other windows may have lengthened the session meanwhile. */
  private async tick(): Promise<void> {
    if (this.signedIn() === null) return;
    const now = performance.now();
    const soon = this.endsAt() - now <= (warnWithin + 5) * 1_000;
    const left = this.endsAt() - now;
    if (soon && !this.asking && now - this.askedAt > (left > 0 ? 15_000 : 5_000)) {
      this.asking = true;
      try {
        await this.load();
      } catch {
        // Without a connection the countdown goes on as it was.
      } finally {
        this.asking = false;
      }
    }
    this.clock.set(performance.now());
    if (this.endsAt() <= performance.now()) this.ended.set(true);
    if (this.known()?.signedIn === false) this.ended.set(soon);
  }
}

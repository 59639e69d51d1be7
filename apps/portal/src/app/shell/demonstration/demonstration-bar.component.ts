import { ChangeDetectionStrategy, Component, DestroyRef, effect, inject, resource, signal } from '@angular/core';
import type { DemonstrationClock } from '@contract';
import { DemonstrationClient } from '@client/demonstration.client';
import { Words } from '@ui/words/words';

/** How many milliseconds lie between two looks at the officers' work. */
const everySoOften = 3_000;

/** What time it is in the demonstration, and how to move on. Never there in a service for real families. */
@Component({
  selector: 'fp-demonstration-bar',
  templateUrl: './demonstration-bar.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DemonstrationBarComponent {
  protected readonly words = inject(Words);
  private readonly client = inject(DemonstrationClient);
  protected readonly clock = resource({ loader: () => this.client.clock() });
  protected readonly moving = signal(false);
  protected readonly failed = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waited = false;

  constructor() {
    effect(() => {
      if (this.clock.hasValue()) this.follow(this.clock.value());
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
    });
  }

  /** Moves the clock; then the page is fetched again, because everything on it may have changed. */
  protected async moveTo(moment: DemonstrationClock['moments'][number]): Promise<void> {
    this.moving.set(true);
    this.failed.set(false);
    try {
      const now = await this.client.moveTo(moment.name);
      if (now.officers === null) location.reload();
      else this.clock.set(now);
    } catch {
      this.failed.set(true);
    } finally {
      this.moving.set(false);
    }
  }

  /** While the officers are at work it asks again every few seconds; when the moment has come, the page is fetched again. */
  private follow({ officers }: DemonstrationClock): void {
    clearTimeout(this.timer);
    if (officers?.state === 'working') {
      this.waited = true;
      this.timer = setTimeout(() => this.clock.reload(), everySoOften);
    } else if (officers === null && this.waited) location.reload();
  }
}

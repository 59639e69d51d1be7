import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import type { DemonstrationClock } from '@contract';
import { DemonstrationClient } from '@client/demonstration.client';
import { Words } from '@ui/words/words';

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

  /** Moves the clock; then the page is fetched again, because everything on it may have changed. */
  protected async moveTo(moment: DemonstrationClock['moments'][number]): Promise<void> {
    this.moving.set(true);
    this.failed.set(false);
    try {
      await this.client.moveTo(moment.name);
      location.reload();
    } catch {
      this.moving.set(false);
      this.failed.set(true);
    }
  }
}

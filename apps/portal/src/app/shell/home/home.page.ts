import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { HealthClient } from '@client/health.client';
import { TagComponent } from '@ui/tag/tag.component';
import { Words } from '@ui/words/words';

/** The first page: what the service is for, how it decides, and whether it is working. */
@Component({
  selector: 'fp-home-page',
  imports: [TagComponent],
  templateUrl: './home.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HomePage {
  protected readonly words = inject(Words);
  private readonly client = inject(HealthClient);
  protected readonly health = resource({ loader: () => this.client.ask() });
}

import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { HealthClient } from '@client/health.client';
import { InsetTextComponent } from '@ui/inset-text/inset-text.component';
import { LinkComponent } from '@ui/link/link.component';
import { TagComponent } from '@ui/tag/tag.component';
import { Words } from '@ui/words/words';
import { AuthorityState } from '../authority/authority-state';

/** The first page: what families can do here, how places are decided, and whether the service is working. */
@Component({
  selector: 'fp-home-page',
  imports: [InsetTextComponent, LinkComponent, TagComponent],
  templateUrl: './home.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HomePage {
  protected readonly words = inject(Words);
  private readonly client = inject(HealthClient);
  private readonly authority = inject(AuthorityState);
  /** Until when families can apply, or from when; nothing where no round is open or ahead. */
  protected readonly deadline = computed(() => {
    const round = this.authority.round();
    if (round === null || (round.stage !== 'open' && round.stage !== 'ahead')) return null;
    const { opens, closes } = round.dates;
    const says =
      round.stage === 'open'
        ? this.words.say('shell.home.until', { date: this.words.date(closes) })
        : this.words.say('shell.home.fromTo', { opens: this.words.date(opens), closes: this.words.date(closes) });
    return { title: round.title, says };
  });
  protected readonly health = resource({ loader: () => this.client.ask() });
}

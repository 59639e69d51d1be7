import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { AuthorityState } from '@shell';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { Words } from '@ui/words/words';
import { paperForm } from './paper-form';

/** The same questions on paper, for whoever cannot or will not apply here. An officer enters it afterwards. */
@Component({
  selector: 'fp-paper-page',
  imports: [BackLinkComponent, ButtonComponent],
  templateUrl: './paper.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PaperPage {
  protected readonly words = inject(Words);
  private readonly authority = inject(AuthorityState);
  protected readonly round = this.authority.round;
  protected readonly sections = computed(() => {
    const round = this.round();
    return round === null ? [] : paperForm(round, this.words);
  });

  protected print(): void {
    window.print();
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { AuthorityState } from '@shell';
import { ApplicationsClient } from '@client/applications.client';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { ButtonComponent } from '@ui/button/button.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { paperForm } from './paper-form';

/** The same questions on paper, for whoever cannot or will not apply here. An officer enters it afterwards. */
@Component({
  selector: 'fp-paper-page',
  imports: [BackLinkComponent, ButtonComponent, WaitingComponent],
  templateUrl: './paper.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PaperPage {
  protected readonly words = inject(Words);
  private readonly authority = inject(AuthorityState);
  private readonly client = inject(ApplicationsClient);
  protected readonly round = this.authority.round;
  /** What is declared by signing, with its version: the officer who enters the form says which one was signed. */
  protected readonly declaration = resource({ loader: () => this.client.declaration() });
  protected readonly sections = computed(() => {
    const round = this.round();
    return round === null ? [] : paperForm(round, this.words);
  });

  protected print(): void {
    window.print();
  }
}

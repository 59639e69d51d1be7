import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, resource } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ConflictComponent } from '@ui/question/conflict.component';
import type { Conflict } from '@ui/outbox/answer-keeper';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { questionWords, reasonWords } from '../apply.words';
import { linesOfAnswer } from '../journey/summary';
import { AnswersShown } from '../state/answers-shown';
import { ApplyState } from '../state/apply-state';
import { StandingComponent } from './standing.component';

/** What all pages of one application have in common: it is fetched once, says loudly how it stands, and shows both of two answers. */
@Component({
  selector: 'fp-application-page',
  imports: [ConflictComponent, RouterOutlet, StandingComponent, WaitingComponent],
  providers: [ApplyState, { provide: AnswersShown, useExisting: ApplyState }],
  templateUrl: './application.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApplicationPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  readonly application = input.required<string>();
  protected readonly opened = resource({
    params: () => this.application(),
    loader: async ({ params }) => {
      await this.state.open(params);
      return params;
    },
  });
  private readonly all = computed(() => (this.opened.hasValue() ? this.state.conflicts() : []));
  /** Two answers are shown in the words of their question, which not every page has. */
  private readonly questions = resource({
    params: () => (this.all().length > 0 ? true : undefined),
    loader: () => this.words.fetch(questionWords, reasonWords).then(() => true),
  });
  protected readonly conflicts = computed(() => (this.questions.hasValue() ? this.all() : []));

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.state.close();
    });
  }

  protected linesOf({ answer }: Conflict, value: unknown): readonly string[] {
    return linesOfAnswer(answer, value, this.state.around(), this.words);
  }
}

import { computed, inject, Injectable, signal } from '@angular/core';
import type { Answers } from '@ui/question/journey';
import { draftOf } from '../journey/draft';
import type { AnswersShown } from '../state/answers-shown';
import { ApplyState } from '../state/apply-state';

/** The answers as a family would like them after closing day. They go nowhere until the change is asked for. */
@Injectable()
export class ChangedAnswers implements AnswersShown {
  private readonly state = inject(ApplyState);
  private readonly wanted = signal(this.state.answers());

  readonly answers = this.wanted.asReadonly();
  readonly name = this.state.name;
  readonly round = this.state.round;
  readonly intakes = this.state.intakes;
  /** Whether the list of schools is another than the one that was sent. */
  readonly hasOtherSchools = computed(() => listOf(this.wanted()) !== listOf(this.state.answers()));
  readonly hasOtherHome = computed(() => draftOf(this.wanted()).home !== draftOf(this.state.answers()).home);

  take(answers: Answers): void {
    this.wanted.set(answers);
  }
}

function listOf(answers: Answers): string {
  return (draftOf(answers).preferences ?? []).map(({ intake }) => intake).join();
}

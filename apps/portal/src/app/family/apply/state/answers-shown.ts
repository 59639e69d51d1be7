import type { Signal } from '@angular/core';
import type { Intake, Round } from '@contract';
import type { Answers } from '@ui/question/journey';

/** Answers that a page draws and changes: those of the application itself, or those that are asked for after closing day. */
export abstract class AnswersShown {
  abstract readonly answers: Signal<Answers>;
  /** What the family calls the child. */
  abstract readonly name: Signal<string>;
  abstract readonly round: Signal<Round>;
  abstract readonly intakes: Signal<readonly Intake[]>;
  /** Takes over the answers as they are now. */
  abstract take(answers: Answers): void;
}

import { Controller } from '@nestjs/common';
import type { Actor, Language } from '@kernel';
import { type AnswerOf, type InputOf, notificationRoutes as routes } from '@contract';
import { Input, May, Serves, Spoken, Who } from '../platform';
import { ReadLetters } from './reading/read-letters';
import { ReadTimeline } from './reading/read-timeline';

/** Letters and timelines, for the family and for officers. */
@Controller()
export class NotificationsController {
  constructor(
    private readonly letters: ReadLetters,
    private readonly timelines: ReadTimeline,
  ) {}

  @Serves(routes.letters)
  @May('parent', 'officer', 'virtual-school-head')
  list(
    @Input() { query }: InputOf<typeof routes.letters>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.letters>> {
    return this.letters.list(actor, query);
  }

  @Serves(routes.letter)
  @May('parent', 'officer', 'virtual-school-head')
  letter(
    @Input() { params }: InputOf<typeof routes.letter>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.letter>> {
    return this.letters.run(actor, params.letter);
  }

  @Serves(routes.timeline)
  @May('parent', 'officer')
  timeline(
    @Input() { params, query }: InputOf<typeof routes.timeline>,
    @Who() actor: Actor,
    @Spoken() language: Language,
  ): Promise<AnswerOf<typeof routes.timeline>> {
    return this.timelines.run(actor, params.child, query, language);
  }
}

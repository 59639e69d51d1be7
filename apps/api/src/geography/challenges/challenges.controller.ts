import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, geographyRoutes, type InputOf } from '@contract';
import { Database, Input, May, Serves, Who } from '../../platform';
import { AnswerChallenge } from './answer-challenge';
import { ChallengeDistance } from './challenge-distance';
import { ChallengesReader } from './challenges.reader';

type Routes = typeof geographyRoutes;

/** Challenges of distances: made by parents, answered by officers. */
@Controller()
export class ChallengesController {
  constructor(
    private readonly database: Database,
    private readonly reader: ChallengesReader,
    private readonly challenges: ChallengeDistance,
    private readonly answers: AnswerChallenge,
  ) {}

  @Serves(geographyRoutes.challenge)
  @May('parent', 'officer')
  challenge(
    @Input() { params, body }: InputOf<Routes['challenge']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['challenge']>> {
    return this.challenges.run(actor, params.measurement, body.reason);
  }

  @Serves(geographyRoutes.challenges)
  @May('parent', 'officer')
  list(
    @Input() { params, query }: InputOf<Routes['challenges']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['challenges']>> {
    return this.database.inTransaction(actor, (tx) => this.reader.page(tx, params.round, query));
  }

  @Serves(geographyRoutes.answerChallenge)
  @May('officer')
  answer(
    @Input() { params, body }: InputOf<Routes['answerChallenge']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['answerChallenge']>> {
    return this.answers.run(actor, params.challenge, body.says);
  }
}

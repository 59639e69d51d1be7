import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { DistanceChallenge } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { mustServe } from '../../schools';
import { refusals } from '../geography.refusals';
import { MeasurementsReader } from '../measuring/measurements.reader';
import { ChallengesReader } from './challenges.reader';
import { ChallengesStore } from './challenges.store';

/**
 * Answers a challenge of a distance, as an officer, with a sentence for the parent. Where the distance was measured again
 * since it was challenged, that is the answer; otherwise it stands.
 */
@Injectable()
export class AnswerChallenge {
  constructor(
    private readonly database: Database,
    private readonly measurements: MeasurementsReader,
    private readonly challenges: ChallengesReader,
    private readonly store: ChallengesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, says: string): Promise<DistanceChallenge> {
    return this.database.inTransaction(actor, async (tx) => {
      const { shown, authority } = await this.challenges.challenge(tx, id);
      mustServe(actor, authority);
      const { measurement, child, intake } = shown;
      const [newest = measurement] = (await this.measurements.whole(tx, measurement)).shown.history;
      const outcome = newest === measurement ? ('stands' as const) : ('measured-again' as const);
      const answered = await this.store.answer(tx, id, {
        outcome,
        answer: says,
        after: outcome === 'stands' ? null : newest,
        answeredBy: actor.account,
        answeredAt: this.clock.now(),
      });
      if (!answered) throw refusals.challengeAnswered();
      const about = { measurement, intake, outcome };
      await this.audit.append(tx, { kind: 'distance.challenge-answered', actor, authority, child, subject: id, about });
      return (await this.challenges.challenge(tx, id)).shown;
    });
  }
}

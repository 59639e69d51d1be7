import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Followers } from '../audit';
import { Jobs, Workers } from '../platform';
import { ChaseUnanswered } from './answering/chase-unanswered';
import { LapseOffers } from './answering/lapse-offers';
import { MakeOffers } from './making/make-offers';
import { PublishReranking } from './waiting/publish-reranking';

/** The verbs that jobs and happenings call. */
@Injectable()
export class WorkerVerbs {
  constructor(
    readonly make: MakeOffers,
    readonly publish: PublishReranking,
    readonly chase: ChaseUnanswered,
    readonly lapse: LapseOffers,
  ) {}
}

/** Carries what happened elsewhere to the room's verbs: an id in, one verb called. */
@Injectable()
export class OffersWorker implements OnModuleInit {
  constructor(
    private readonly followers: Followers,
    private readonly jobs: Jobs,
    private readonly workers: Workers,
    private readonly verbs: WorkerVerbs,
  ) {}

  onModuleInit(): void {
    const { make, publish, chase, lapse } = this.verbs;
    this.workers.register({ kind: 'offers.make', atOnce: 1, run: (subject) => make.run(subject) });
    this.workers.register({ kind: 'offers.publish-lists', atOnce: 1, run: (subject) => publish.run(subject) });
    this.workers.register({ kind: 'offers.chase', atOnce: 1, run: (subject) => chase.run(subject) });
    this.followers.follow({
      name: 'offers.runs',
      kinds: ['run.released', 'run.verified', 'run.breached', 'application.withdrawn'],
      handle: async ({ kind, subject, authority, child }, tx) => {
        const job = { subject, key: subject, ...(authority === null ? {} : { authority }) };
        if (kind === 'run.released') await this.jobs.add(tx, { ...job, kind: 'offers.make' });
        else if (kind === 'application.withdrawn') await lapse.within(tx, child);
        else if (await publish.concerns(tx, subject)) await this.jobs.add(tx, { ...job, kind: 'offers.publish-lists' });
      },
    });
  }
}

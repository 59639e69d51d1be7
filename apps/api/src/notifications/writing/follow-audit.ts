import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Followers, type Happening, type HappeningKind } from '../../audit';
import { Clock, Jobs, type Tx } from '../../platform';
import { asksForMany, lettersFor } from './letters-for';
import { OrdersStore } from './orders.store';

/** The job that writes what single happenings ask for, and the one that writes a whole mailing. */
export const writeJob = 'notifications.write';
export const writeMailingJob = 'notifications.write-mailing';

/** Turns happenings that ask for letters into orders, and has them written by a job, so that no letter holds up the next. */
@Injectable()
export class FollowAudit implements OnModuleInit {
  constructor(
    private readonly followers: Followers,
    private readonly orders: OrdersStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.followers.follow({
      name: 'letters',
      kinds: Object.keys(lettersFor) as HappeningKind[],
      handle: (happening, tx) => this.order(happening, tx),
    });
  }

  private async order(happening: Happening, tx: Tx): Promise<void> {
    const { kind, authority } = happening;
    if (authority === null) throw new Error(`A letter follows ${kind}, and it must say whose authority it is.`);
    const many = asksForMany.includes(kind);
    const order = await this.orders.add(tx, happening, authority, many, this.clock.now());
    await writeSoon(this.jobs, tx, { order, many, authority });
  }
}

/** Has an order written as soon as a worker is free. */
export async function writeSoon(
  jobs: Jobs,
  tx: Tx,
  { order, many, authority }: { readonly order: string; readonly many: boolean; readonly authority: string },
): Promise<void> {
  await jobs.add(
    tx,
    many
      ? { kind: writeMailingJob, subject: order, key: order, authority }
      : { kind: writeJob, subject: 'orders', key: 'orders' },
  );
}

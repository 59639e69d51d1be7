import { addDays, dateOnly, instantAt } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Round } from '@contract';
import { Clock, Jobs, type Tx } from '../../platform';

/** How many days before closing day drafts are reminded, in the morning. */
const daysBefore = [7, 2];

/** Sees to it that whoever began and did not send is reminded before closing day. */
@Injectable()
export class Reminders {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Writes down the reminders of a round that are still to come; those that are written down already stay one. */
  async schedule(tx: Tx, { id, authority, dates }: Round): Promise<void> {
    const now = this.clock.now();
    for (const days of daysBefore) {
      const dueAt = instantAt(addDays(dateOnly(dates.closes), -days), '09:00');
      if (dueAt <= now) continue;
      await this.jobs.add(tx, {
        kind: 'applications.remind-drafts',
        subject: id,
        key: `${id}:${days}`,
        dueAt,
        authority,
      });
    }
  }
}

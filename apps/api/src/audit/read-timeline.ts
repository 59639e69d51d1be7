import { Injectable } from '@nestjs/common';
import { type Actor, holds } from '@kernel';
import type { PageQuery } from '@contract';
import { Database } from '../platform';
import { Audit } from './audit';
import type { NewHappening } from './happening';
import { type Timeline, type TimelineOf, TimelineReader } from './timeline.reader';

/** Shows an auditor or an officer who did what and when, and writes down that they looked. */
@Injectable()
export class ReadTimeline {
  constructor(
    private readonly database: Database,
    private readonly reader: TimelineReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, of: TimelineOf, page: PageQuery): Promise<Timeline> {
    return this.database.inTransaction(actor, async (tx) => {
      const timeline = await this.reader.timelineOf(tx, of, page);
      await this.audit.read(tx, { kind: 'timeline.read', actor, ...looked(actor, of, timeline) });
      return holds(actor, ['officer']) ? timeline : withoutChildren(timeline, of.child);
    });
  }
}

/** The timeline as an auditor sees it: that something was done, and to which child only if they asked about that child. */
function withoutChildren({ items, next }: Timeline, asked: string | undefined): Timeline {
  return { items: items.map((item) => ({ ...item, child: asked ?? null })), next };
}

/**
 * What was looked at. When nothing was found, what was asked for may be another authority's, so it is not repeated in
 * a line that this authority reads.
 */
function looked(
  actor: Actor,
  of: TimelineOf,
  { items }: Timeline,
): Pick<NewHappening, 'authority' | 'child' | 'subject'> {
  const found = items.find((item) => item.authority !== null)?.authority ?? undefined;
  const authority = of.authority ?? found ?? actor.grants.find((grant) => grant.authority !== undefined)?.authority;
  if (of.authority === undefined && items.length === 0) return { authority, subject: 'nothing' };
  return { authority, child: of.child, subject: of.child ?? of.subject ?? of.authority ?? '' };
}

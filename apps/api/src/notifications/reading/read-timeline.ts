import { type Actor, holds, type Language, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, InputOf, notificationRoutes, TimelineLine } from '@contract';
import { z } from 'zod';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { LettersReader } from '../letters.reader';
import { refusals } from '../notifications.refusals';
import { TimelineWords } from './timeline-words';
import { most, ToldToFamily } from './told-to-family';

type Page = AnswerOf<typeof notificationRoutes.timeline>;
type PageAsked = InputOf<typeof notificationRoutes.timeline>['query'];

/**
 * Shows a family what happened with their child's application, in plain words: what the audit knows and may be told, and
 * the letters they were sent.
 *
 * A parent reads of their own application only, and of places only if they may have letters about them.
 */
@Injectable()
export class ReadTimeline {
  constructor(
    private readonly database: Database,
    private readonly told: ToldToFamily,
    private readonly words: TimelineWords,
    private readonly letters: LettersReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, child: string, page: PageAsked, language: Language): Promise<Page> {
    const isOfficer = holds(actor, ['officer']);
    const mayKnow =
      isOfficer || (await this.database.inTransaction(systemActor, (tx) => this.told.mayKnow(tx, child, actor)));
    return this.database.inTransaction(actor, async (tx) => {
      const authority = await this.told.authority(tx, child);
      if (authority === undefined) throw refusals.noSuchChild();
      const account = isOfficer ? null : actor.account;
      const happened = await this.told.lines(tx, child, { account, mayKnow, language });
      const { items } = await this.letters.letters(tx, { child, account, limit: most }, this.clock.now());
      const written = items.map(({ id, kind, seenFrom, subject }) => ({
        at: seenFrom,
        kind: `letter.${kind}`,
        says: this.words.sayLetter(subject, language),
        letter: id,
      }));
      if (isOfficer)
        await this.audit.read(tx, { kind: 'child-timeline.read', actor, authority, child, subject: child });
      // A letter comes after what it tells of, which bears the same time.
      return pageOf([...written, ...happened].sort(latestFirst), page);
    });
  }
}

function latestFirst(a: TimelineLine, b: TimelineLine): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : 0;
}

const Cursor = z.coerce.number().int().min(0);

/** A page by its place from the top: a family's timeline is short, and read whole each time. */
function pageOf(lines: readonly TimelineLine[], { after, limit }: PageAsked): Page {
  const from = Cursor.safeParse(after ?? 0).data ?? lines.length;
  const to = from + limit;
  return { items: lines.slice(from, to), next: to < lines.length ? String(to) : null };
}

import { type Actor, holds } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, InputOf, LetterWhole, notificationRoutes } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { LettersReader } from '../letters.reader';
import { refusals } from '../notifications.refusals';
import { digestOf } from '../writing/keep-letters';

/** Shows letters as they were sent. That somebody other than whoever they are for looked is written down. */
@Injectable()
export class ReadLetters {
  constructor(
    private readonly database: Database,
    private readonly reader: LettersReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A page of letters: for a parent their own, for officers those of their authority, without what they say. */
  async list(
    actor: Actor,
    query: InputOf<typeof notificationRoutes.letters>['query'],
  ): Promise<AnswerOf<typeof notificationRoutes.letters>> {
    const isOfficer = holds(actor, ['officer', 'virtual-school-head']);
    return this.database.inTransaction(actor, async (tx) => {
      const account = isOfficer ? null : actor.account;
      const page = await this.reader.letters(tx, { ...query, account }, this.clock.now());
      if (!isOfficer) return { ...page, items: page.items.map(forFamily) };
      const subject = query.child ?? query.application ?? query.mailing ?? query.authority ?? actor.account;
      const authority = query.authority ?? page.items[0]?.authority;
      await this.audit.read(tx, { kind: 'letter-list.read', actor, authority, child: query.child, subject });
      return page;
    });
  }

  /** One letter, whole. */
  async run(actor: Actor, id: string): Promise<LetterWhole> {
    return this.database.inTransaction(actor, async (tx) => {
      const letter = await this.reader.letter(tx, id);
      if (letter === undefined) throw refusals.noSuchLetter();
      if (digestOf(letter) !== letter.digest) throw new Error(`The letter ${id} is not as it was written.`);
      if (!holds(actor, ['officer', 'virtual-school-head'])) return forFamily(letter);
      const { authority, child } = letter;
      await this.audit.read(tx, { kind: 'letter.read', actor, authority, child, subject: id });
      return letter;
    });
  }
}

/** The letter without what only officers need to know of its way. */
function forFamily<Line extends { readonly delivery: LetterWhole['delivery'] }>(letter: Line): Line {
  return { ...letter, delivery: { ...letter.delivery, says: null } };
}

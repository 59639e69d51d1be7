import { createHash, randomUUID } from 'node:crypto';
import { type DateOnly, dayOf } from '@kernel';
import type { AuthorityWords } from '@letters';
import { Injectable } from '@nestjs/common';
import { Clock, Jobs, type Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { LettersStore, type NewLetter, type NewMailing } from '../letters.store';
import type { AnyLetter } from '../notifications.types';
import { sendJob } from '../sending/send-job';
import { atOnce, turnOf } from '../sending/turns';
import { LetterHouse, type LetterInWords } from './letter-house';
import { recipientKey } from './recipients';

/** The mailing that letters belong to. */
export interface OfMailing {
  readonly id: string;
  readonly seed: string;
}

/** Puts letters into words and keeps them as they will be sent; for this room's writers, and for rooms below. */
@Injectable()
export class KeepLetters {
  constructor(
    private readonly house: LetterHouse,
    private readonly store: LettersStore,
    private readonly schools: SchoolsReader,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Keeps the letters that are not kept yet, and has them sent when they are due; gives back how many were new. */
  async keep(tx: Tx, letters: readonly AnyLetter[], mailing?: OfMailing): Promise<number> {
    const known = await this.store.writtenOf(tx, [...new Set(letters.map(({ cause }) => cause))]);
    const wanted = letters.filter(({ cause, kind, to }) => !known.has(`${cause} ${kind} ${recipientKey(to)}`));
    if (wanted.length === 0) return 0;
    const authorities = await this.authorities(tx, wanted);
    const at = this.clock.now();
    const days = new Map<number, DateOnly>();
    const rows = wanted.map((letter) => {
      const authority = authorities.get(letter.authority);
      if (authority === undefined) throw new Error('A letter is signed by an authority.');
      // A letter bears the day on which it can first be read, worked out once for all that share it.
      const moment = Math.max(at.getTime(), letter.seenFrom.getTime());
      const written = days.get(moment) ?? dayOf(new Date(moment));
      days.set(moment, written);
      return this.row(letter, { authority, at, written }, mailing);
    });
    const added = await this.store.add(tx, rows);
    const due = rows.filter(({ state }) => state === 'waiting').map(({ seenFrom }) => seenFrom.getTime());
    if (due.length > 0) await this.jobs.add(tx, { ...sendJob, dueAt: new Date(Math.min(...due)) });
    return added;
  }

  /** The mailing of an order, with the seed it was first given. */
  mailing(tx: Tx, made: NewMailing): Promise<OfMailing> {
    return this.store.mailing(tx, made);
  }

  private row(
    letter: AnyLetter,
    { authority, at, written }: { authority: AuthorityWords; at: Date; written: DateOnly },
    mailing: OfMailing | undefined,
  ): NewLetter {
    const { to, cause, kind, child, application, seenFrom } = letter;
    const id = randomUUID();
    const reference = referenceOf(id);
    const words = this.house.write(letter, reference, authority, written);
    return {
      id,
      cause,
      kind,
      recipient: recipientKey(to),
      account: to.by === 'account' ? to.account : null,
      corporateParent: to.by === 'corporate-parent' ? to.authority : null,
      authority: letter.authority,
      child,
      application,
      reference,
      ...words,
      digest: digestOf(words),
      writtenAt: at,
      seenFrom,
      mailing: mailing?.id ?? null,
      turn: mailing === undefined ? atOnce : turnOf(mailing.seed, id),
      address: to.address,
      state: to.email === null ? 'paper' : 'waiting',
    };
  }

  private async authorities(tx: Tx, letters: readonly AnyLetter[]): Promise<ReadonlyMap<string, AuthorityWords>> {
    const found = new Map<string, AuthorityWords>();
    for (const id of new Set(letters.map(({ authority }) => authority))) {
      found.set(id, this.house.wordsOf(await this.schools.authority(tx, id)));
    }
    return found;
  }
}

/** What to quote about a letter: twelve digits of its id, in threes of four. */
function referenceOf(id: string): string {
  return (id.replaceAll('-', '').slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}

/**
 * SHA-256 over subject, text and document as they are sent, each ended by a zero byte, which none of them can hold; worked
 * out when they are written, and again when they are sent and read.
 */
export function digestOf({ subject, text, document }: Pick<LetterInWords, 'subject' | 'text' | 'document'>): string {
  return createHash('sha256').update(`${subject}\0${text}\0${document}\0`).digest('hex');
}

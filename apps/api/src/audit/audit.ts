import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import { Clock, currentRequest, type Tx } from '../platform';
import type { NewHappening } from './happening';
import { type HappeningRow, HappeningsStore } from './happenings.store';
import { kindOf } from './kinds';
import { SealHappenings } from './seal-happenings';

/** The kind of a read of a sensitive record, such as `application.read`. */
export type ReadKind = `${string}.read`;

/**
 * Writes down who did what, in the transaction of the verb that did it: both stand, or neither.
 *
 * It takes no lock and costs one statement; the seal comes a moment after the commit.
 */
@Injectable()
export class Audit {
  constructor(
    private readonly store: HappeningsStore,
    private readonly clock: Clock,
    private readonly sealer: SealHappenings,
  ) {}

  /** Writes down one happening. */
  async append(tx: Tx, happening: NewHappening): Promise<void> {
    await this.appendAll(tx, [happening]);
  }

  /** Writes down many happenings at once, in this order. */
  async appendAll(tx: Tx, happenings: readonly NewHappening[]): Promise<void> {
    const at = this.clock.now().toISOString();
    await this.store.insert(
      tx,
      happenings.map((happening) => rowOf(happening, at)),
    );
    this.sealer.poke();
  }

  /** Writes down that somebody looked at a sensitive record: that it was seen, never what was in it. */
  async read(tx: Tx, happening: NewHappening & { readonly kind: ReadKind }): Promise<void> {
    await this.append(tx, happening);
  }
}

function rowOf(
  { kind, actor, authority, school, child, subject, about, request }: NewHappening,
  at: string,
): HappeningRow {
  if (kindOf(kind) === undefined) throw new Error(`The kind ${kind} is in no room's list of happenings.`);
  return {
    at,
    kind,
    account: actor.account,
    account_name: nameToKeep(actor),
    roles: [...new Set(actor.grants.map(({ role }) => role))].sort().join(','),
    authority: authority ?? null,
    school: school ?? null,
    child: child ?? null,
    subject,
    about: about ?? {},
    request: request ?? currentRequest()?.id ?? null,
  };
}

/**
 * The name of somebody who acts in their work. A parent is known by the account alone, because the audit can never be
 * taken back and their name may have to be.
 */
function nameToKeep({ account, name, grants }: Actor): string | null {
  const atWork = account === 'system' || grants.some(({ role }) => role !== 'parent');
  return atWork ? name : null;
}

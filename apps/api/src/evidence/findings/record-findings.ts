import { Injectable } from '@nestjs/common';
import type { Claim, FindingToRecord } from '@contract';
import { type Actor, systemActor } from '@kernel';
import { ApplicationsReader, type ChildRecord, type StandingClaim } from '../../applications';
import { Audit } from '../../audit';
import { Clock, type Tx } from '../../platform';
import { refusals } from '../evidence.refusals';
import { ItemsReader } from '../items/items.reader';
import { establish } from './establishes';
import { FindingsStore, type NewFinding } from './findings.store';
import { roleToFind } from './may-find';

/** What is found of one claim. */
export type FoundOfClaim = FindingToRecord & { readonly claim: string };

/** A claim with the child that it is made for. */
interface OpenClaim extends StandingClaim {
  readonly of: ChildRecord;
}

/**
 * Records what was found of claims and of the files sent for them, in the caller's transaction.
 *
 * A claim is only accepted or refused together with, or after, an answer to each of its files. What is accepted becomes
 * a fact, and nothing else does.
 */
@Injectable()
export class RecordFindings {
  constructor(
    private readonly applications: ApplicationsReader,
    private readonly items: ItemsReader,
    private readonly store: FindingsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The ids of the findings, one for each claim, in their order. */
  async within(tx: Tx, actor: Actor, found: readonly FoundOfClaim[]): Promise<readonly string[]> {
    const claims = await this.open(tx, [...new Set(found.map(({ claim }) => claim))]);
    const items = await this.items.ofClaims(tx, [...claims.keys()]);
    const rows = found.flatMap((one) => {
      const claim = claims.get(one.claim);
      if (claim === undefined) throw refusals.noSuchClaim();
      const mine = items.filter((item) => item.claim === claim.id && item.removedAt === null);
      checkItems(one, mine);
      return [this.ofClaim(actor, one, claim), ...one.items.map((item) => this.ofItem(actor, item, claim))];
    });
    const ids = await this.add(tx, actor, rows);
    return rows.flatMap((row, at) => (row.item === undefined ? [ids[at] ?? ''] : []));
  }

  /** Records what was found of one file; gives back the finding's id. */
  async item(tx: Tx, actor: Actor, id: string, found: Omit<FindingToRecord['items'][number], 'item'>): Promise<string> {
    const { claim: claimId, removedAt } = await this.items.item(tx, id);
    if (removedAt !== null) throw refusals.removed();
    const claim = (await this.open(tx, [claimId])).get(claimId);
    if (claim === undefined) throw refusals.noSuchClaim();
    const [made = ''] = await this.add(tx, actor, [this.ofItem(actor, { ...found, item: id }, claim)]);
    return made;
  }

  /** Adds findings that were made ready, and tells the audit of each. */
  async add(tx: Tx, actor: Actor, rows: readonly NewFinding[]): Promise<readonly string[]> {
    const ids = await this.store.add(tx, rows);
    await this.audit.appendAll(
      tx,
      rows.map(({ authority, child, outcome, item }, at) => ({
        kind: 'finding.recorded' as const,
        actor,
        authority,
        child,
        subject: ids[at] ?? '',
        about: { outcome, of: item === undefined ? 'claim' : 'item' },
      })),
    );
    return ids;
  }

  private async open(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, OpenClaim>> {
    const claims = await this.applications.claims(tx, ids);
    if ([...claims.values()].some(({ sent }) => !sent)) throw refusals.notSentYet();
    const children = await this.applications.children(tx, [...new Set([...claims.values()].map(({ child }) => child))]);
    return new Map(
      [...claims].flatMap(([id, claim]): [string, OpenClaim][] => {
        const of = children.get(claim.child);
        return of === undefined ? [] : [[id, { ...claim, of }]];
      }),
    );
  }

  private ofClaim(actor: Actor, { outcome, reason, facts, seen }: FoundOfClaim, claim: OpenClaim): NewFinding {
    const about = {
      kind: claim.claim.kind,
      school: claim.school,
      claim: claim.claim,
      multipleBirth: claim.of.multipleBirth,
    };
    return {
      ...this.base(actor, claim),
      thread: `claim:${claim.id}`,
      outcome,
      reason,
      facts: outcome === 'accepted' ? establish(about, facts) : null,
      seen,
    };
  }

  private ofItem(
    actor: Actor,
    { item, outcome, reason }: FindingToRecord['items'][number],
    claim: OpenClaim,
  ): NewFinding {
    return { ...this.base(actor, claim), thread: `item:${item}`, item, outcome, reason, facts: null };
  }

  private base(
    actor: Actor,
    { id, application, child, school, claim, of }: OpenClaim,
  ): Omit<NewFinding, 'thread' | 'outcome' | 'reason' | 'facts'> {
    const { kind } = claim satisfies Claim;
    const role =
      actor.account === systemActor.account ? undefined : roleToFind(actor, { kind, authority: of.authority, school });
    if (role === undefined) throw refusals.mayNotFind();
    return {
      child,
      authority: of.authority,
      application,
      claim: id,
      kind,
      school,
      officer: actor.account,
      role,
      madeAt: this.clock.now(),
    };
  }
}

/** Refuses answers to files of another claim, and a last word while a file has no answer. */
function checkItems(
  { outcome, items: answered }: FoundOfClaim,
  sent: readonly { readonly id: string; readonly name: string; readonly finding: object | null }[],
): void {
  if (answered.some(({ item }) => sent.every(({ id }) => id !== item))) throw refusals.otherClaim();
  if (outcome === 'more-needed') return;
  const left = sent.filter(({ id, finding }) => finding === null && answered.every(({ item }) => item !== id));
  if (left.length > 0) {
    throw refusals.itemsUnanswered({
      fields: left.map(({ id, name }) => ({ field: id, says: `"${name}" has no answer yet.` })),
    });
  }
}

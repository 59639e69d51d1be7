import { Injectable } from '@nestjs/common';
import { ApplicationsReader, type ForLetters, ForLettersReader, type StandingClaim } from '../../applications';
import { type FindingRow, FindingsReader, ItemsReader } from '../../evidence';
import type { Tx } from '../../platform';
import type { LetterOrder } from '../notifications.types';

/** A finding with everything that its letter is about. */
export interface FoundOfOrder {
  readonly order: LetterOrder;
  readonly finding: FindingRow;
  readonly claim: StandingClaim;
  readonly application: ForLetters;
  /** The files that it is about, by their names. */
  readonly documents: readonly string[];
}

/** Reads what findings are about. */
@Injectable()
export class EvidenceForLetters {
  constructor(
    private readonly findings: FindingsReader,
    private readonly items: ItemsReader,
    private readonly applications: ApplicationsReader,
    private readonly forLetters: ForLettersReader,
  ) {}

  /**
   * By order: the finding, where a letter follows it.
   *
   * None does when nothing was claimed (what others found of a child is theirs to tell), when the claim was taken back, or
   * when a file was accepted or found on the way to the claim's own answer, which says it all.
   */
  async of(tx: Tx, orders: readonly LetterOrder[]): Promise<readonly FoundOfOrder[]> {
    const findings = await this.findings.byIds(
      tx,
      orders.map(({ subject }) => subject),
    );
    const claims = await this.applications.claims(
      tx,
      [...findings.values()].flatMap(({ claim }) => claim ?? []),
    );
    const all = await this.findings.ofClaims(tx, [...claims.keys()]);
    const items = await this.items.ofClaims(tx, [...claims.keys()]);
    const applications = await this.forLetters.forLetters(tx, [
      ...new Set([...claims.values()].map(({ application }) => application)),
    ]);
    return orders.flatMap((order) => {
      const finding = findings.get(order.subject);
      const claim = claims.get(finding?.claim ?? '');
      const application = applications.get(claim?.application ?? '');
      if (finding === undefined || claim === undefined || application === undefined) return [];
      if (finding.item !== null && (finding.outcome === 'accepted' || isOnTheWay(finding, all))) return [];
      const documents = items
        .filter(({ id, claim: of, removedAt }) => of === claim.id && removedAt === null && [null, id].includes(finding.item))
        .map(({ name }) => name);
      return [{ order, finding, claim, application, documents }];
    });
  }
}

/** Whether the claim itself was answered in the same step. */
function isOnTheWay(finding: FindingRow, all: readonly FindingRow[]): boolean {
  return all.some(
    ({ claim, item, madeAt }) =>
      claim === finding.claim && item === null && madeAt.getTime() === finding.madeAt.getTime(),
  );
}

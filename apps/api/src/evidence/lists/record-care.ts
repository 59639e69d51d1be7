import { Injectable } from '@nestjs/common';
import type { ListKind } from '@contract';
import type { Actor } from '@kernel';
import { ApplicationsReader } from '../../applications';
import { Clock, type Tx } from '../../platform';
import type { NewFinding } from '../findings/findings.store';
import { FindingsReader } from '../findings/findings.reader';
import { RecordFindings } from '../findings/record-findings';
import { threadOfChild } from '../findings/thread-of-child';
import { ItemsReader } from '../items/items.reader';
import { type LineRow, ListsReader } from './lists.reader';

const accepts = 'The virtual school confirmed it.';

/** Turns the lines of looked-after children whose child is known into findings of whoever sent the list. */
@Injectable()
export class RecordCare {
  constructor(
    private readonly applications: ApplicationsReader,
    private readonly lists: ListsReader,
    private readonly reader: FindingsReader,
    private readonly items: ItemsReader,
    private readonly findings: RecordFindings,
    private readonly clock: Clock,
  ) {}

  /** Records what is not recorded yet: of each child, and of each claim that the child is in care. */
  async within(tx: Tx, actor: Actor, round: string, kinds: readonly ListKind[]): Promise<void> {
    if (!kinds.includes('looked-after')) return;
    const lines = (await this.lists.standing(tx, round)).filter(
      ({ kind, state }) => kind === 'looked-after' && state === 'matched',
    );
    if (lines.length === 0) return;
    const byChild = new Map(lines.flatMap((line) => (line.child === null ? [] : [[line.child, line] as const])));
    const claims = (await this.applications.claimsOfRound(tx, round)).filter(
      ({ child, claim }) => claim.kind === 'care' && byChild.has(child),
    );
    const ids = claims.map(({ id }) => id);
    const known = new Set([
      ...(await this.reader.unclaimed(tx, [...byChild.keys()])).map(({ line, child }) => `${line ?? ''} ${child}`),
      ...[...(await this.reader.newest(tx, ids)).values()].map(({ line, claim }) => `${line ?? ''} ${claim ?? ''}`),
    ]);
    const ofChildren = [...byChild].flatMap(([child, line]) =>
      known.has(`${line.id} ${child}`) ? [] : [this.finding(line, child, null)],
    );
    const ofClaims = claims.flatMap((claim) => {
      const line = byChild.get(claim.child);
      return line === undefined || known.has(`${line.id} ${claim.id}`) ? [] : [this.finding(line, claim.child, claim)];
    });
    await this.findings.add(tx, actor, [...ofChildren, ...ofClaims, ...(await this.ofItems(tx, ofClaims))]);
  }

  /** Takes back what a line established, when the line is no longer true. */
  async end(tx: Tx, actor: Actor, line: LineRow, reason: string): Promise<void> {
    if (line.kind !== 'looked-after' || line.child === null) return;
    const claims = (await this.applications.claimsOfRound(tx, line.round)).filter(
      ({ child, claim }) => child === line.child && claim.kind === 'care',
    );
    const standing = [
      ...(await this.reader.unclaimed(tx, [line.child])),
      ...(
        await this.reader.newest(
          tx,
          claims.map(({ id }) => id),
        )
      ).values(),
    ].filter((finding) => finding.line === line.id && finding.outcome === 'accepted');
    const child = line.child;
    const rows = standing.map(({ claim }) => {
      const of = claims.find(({ id }) => id === claim) ?? null;
      return {
        ...this.finding(line, child, of),
        outcome: 'refused' as const,
        reason,
        facts: null,
        officer: actor.account,
      };
    });
    await this.findings.add(tx, actor, rows);
  }

  /** What families sent for it was not needed: it is answered with the claim. */
  private async ofItems(tx: Tx, claims: readonly NewFinding[]): Promise<NewFinding[]> {
    const items = await this.items.ofClaims(
      tx,
      claims.flatMap(({ claim }) => claim ?? []),
    );
    return items
      .filter(({ finding, removedAt }) => finding === null && removedAt === null)
      .flatMap(({ id, claim }) => {
        const of = claims.find((one) => one.claim === claim);
        return of === undefined ? [] : [{ ...of, thread: `item:${id}`, item: id, facts: null }];
      });
  }

  private finding(
    line: LineRow,
    child: string,
    claim: { readonly id: string; readonly application: string } | null,
  ): NewFinding {
    return {
      thread: claim === null ? threadOfChild({ child, kind: 'care' }) : `claim:${claim.id}`,
      child,
      authority: line.authority,
      application: claim?.application ?? null,
      claim: claim?.id ?? null,
      line: line.id,
      kind: 'care',
      school: null,
      outcome: 'accepted',
      reason: accepts,
      facts: { care: line.care ?? 'looked-after' },
      officer: line.sentBy,
      role: 'virtual-school-head',
      madeAt: this.clock.now(),
    };
  }
}

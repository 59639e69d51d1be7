import { Injectable } from '@nestjs/common';
import type { ClaimStanding } from '@contract';
import { type Actor, holds } from '@kernel';
import { ApplicationsReader } from '../../applications';
import { Audit } from '../../audit';
import { Database, type Tx } from '../../platform';
import { refusals } from '../evidence.refusals';
import { FindingsReader, shown } from '../findings/findings.reader';
import { stateOfClaim } from '../findings/state-of-claim';
import { ItemsReader, shownItem } from '../items/items.reader';
import { AskedOf } from './asked-of';
import { needs } from './needs';

/** Shows the claims of an application: what each needs, what was sent for it and what was found. */
@Injectable()
export class ShowStanding {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationsReader,
    private readonly asked: AskedOf,
    private readonly findings: FindingsReader,
    private readonly items: ItemsReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, application: string): Promise<ClaimStanding[]> {
    return this.database.inTransaction(actor, async (tx) => {
      const standing = await this.within(tx, application);
      if (holds(actor, ['officer'])) await this.audit.read(tx, { kind: 'claims.read', actor, subject: application });
      return standing;
    });
  }

  /** The same in the caller's transaction, which may be on the family's own behalf. */
  async within(tx: Tx, application: string): Promise<ClaimStanding[]> {
    const of = await this.applications.claimsOf(tx, application);
    if (of === undefined) throw refusals.noSuchApplication();
    const { claims, intakes } = of;
    const ids = claims.map(({ id }) => id);
    const asked = await this.asked.of(tx, intakes);
    const found = (await this.findings.ofClaims(tx, ids)).map(shown);
    const items = (await this.items.ofClaims(tx, ids)).map(shownItem);
    return claims.map(({ id, claim }) => {
      const mine = items.filter((item) => item.claim === id);
      const ofClaim = found.filter((finding) => finding.claim === id && finding.item === null);
      const waiting = mine.filter(({ removed, finding }) => removed === null && finding === null).length;
      const { documents, says, answeredBy } = needs[claim.kind];
      return {
        id,
        claim,
        askedBy: [...asked.schools(claim, intakes)],
        documents,
        says,
        answeredBy,
        state: stateOfClaim(ofClaim.at(-1)?.outcome, waiting),
        findings: ofClaim,
        items: mine,
      };
    });
  }
}

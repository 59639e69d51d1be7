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
      const found = await this.applications.claimsOf(tx, application);
      if (found === undefined) throw refusals.noSuchApplication();
      const of = { actor, authority: found.authority, child: found.child, subject: application };
      if (holds(actor, watched)) await this.audit.read(tx, { kind: 'claims.read', ...of });
      return this.standing(tx, found);
    });
  }

  private async standing(tx: Tx, { claims, intakes }: ClaimsOfApplication): Promise<ClaimStanding[]> {
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

type ClaimsOfApplication = NonNullable<Awaited<ReturnType<ApplicationsReader['claimsOf']>>>;

/** Whose looking is written down; a family looks at its own. */
const watched = ['officer', 'virtual-school-head'] as const;

import { Injectable } from '@nestjs/common';
import type { ClaimStanding } from '@contract';
import { type Actor, canonicalJson, holds } from '@kernel';
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
      // What was not sent is the family's own, or that of the authority that applies as the child's parent.
      const looksOn = found.corporateParent === null && holds(actor, watched, { authority: found.authority });
      return this.standing(tx, looksOn ? { ...found, claims: found.claims.filter(({ sent }) => sent) } : found);
    });
  }

  private async standing(tx: Tx, { claims, intakes, saved }: ClaimsOfApplication): Promise<ClaimStanding[]> {
    const ids = claims.map(({ id }) => id);
    const now = saved?.intakes ?? [];
    const said = saved === null ? null : new Set(saved.claims.map((claim) => canonicalJson(claim)));
    const asked = await this.asked.of(tx, [...intakes, ...now]);
    const found = (await this.findings.ofClaims(tx, ids)).map(shown);
    const items = (await this.items.ofClaims(tx, ids)).map(shownItem);
    return claims.map(({ id, claim, sent }) => {
      const mine = items.filter((item) => item.claim === id);
      const ofClaim = found.filter((finding) => finding.claim === id && finding.item === null);
      const waiting = mine.filter(({ removed, finding }) => removed === null && finding === null).length;
      const { documents, says, answeredBy } = needs[claim.kind];
      return {
        id,
        claim,
        sent,
        stays: said === null || said.has(canonicalJson(claim)),
        askedBy: [...asked.schools(claim, sent ? intakes : now)],
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

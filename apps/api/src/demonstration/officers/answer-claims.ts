import { Refusal, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { ChildFacts } from '@policy';
import type { Claim } from '@contract';
import { ApplicationsReader, type StandingClaim } from '../../applications';
import { type FoundOfClaim, ItemsReader, RecordFinding } from '../../evidence';
import { Database } from '../../platform';
import { Actors } from '../actors';

/** Answers what families claim and nobody has answered yet, as the officers of the town would. */
@Injectable()
export class AnswerClaims {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationsReader,
    private readonly items: ItemsReader,
    private readonly record: RecordFinding,
    private readonly actors: Actors,
  ) {}

  async run(claims: readonly string[]): Promise<void> {
    const { standing, sent } = await this.database.inTransaction(systemActor, async (tx) => ({
      standing: await this.applications.claims(tx, claims),
      sent: await this.items.ofClaims(tx, claims),
    }));
    for (const claim of standing.values()) {
      const files = sent.filter((item) => item.claim === claim.id && item.removedAt === null).map(({ id }) => id);
      await this.answer(claim, files);
    }
  }

  /** What cannot be taken as true, such as a brother who was never linked, is refused with the reason. */
  private async answer({ id, claim }: StandingClaim, files: readonly string[]): Promise<void> {
    const actor = this.actors.persona(claim.kind === 'care' ? 'victor-osei' : 'ruth-harper');
    const found = (outcome: 'accepted' | 'refused', reason: string, facts?: ChildFacts): FoundOfClaim => ({
      ...{ claim: id, outcome, reason },
      items: files.map((item) => ({ item, outcome, reason })),
      ...(facts === undefined ? {} : { facts }),
    });
    if (claim.kind === 'need' && files.length === 0) {
      await this.record.run(actor, found('refused', 'No letter was sent that says why it must be this school.'));
      return;
    }
    try {
      await this.record.run(actor, found('accepted', 'It was looked up, and it is so.', factsOf(claim)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.record.run(actor, found('refused', 'It could not be confirmed.'));
    }
  }
}

/** What the claim alone does not say. */
function factsOf(claim: Claim): ChildFacts | undefined {
  if (claim.kind === 'sibling') {
    const { school, tie, year = 7 } = claim;
    return { siblings: [{ school, tie, atApplication: true, atAdmission: year < 11, year: year + 1 }] };
  }
  if (claim.kind === 'staff') {
    return { staff: [{ school: claim.school, twoYears: true, skillShortage: false }] };
  }
  return undefined;
}

import { Injectable } from '@nestjs/common';
import type { FactsRow } from '@allocation';
import { ApplicationsReader, type RoundApplication, type StandingClaim } from '../../applications';
import type { Tx } from '../../platform';
import type { Block } from '../evidence.types';
import { FindingsReader } from '../findings/findings.reader';
import { stateOfClaim } from '../findings/state-of-claim';
import { ItemsReader } from '../items/items.reader';
import { AskedByIntake } from '../needs/asked-of';
import { addUp } from './gather-facts';
import type { RoundInHand } from './round-in-hand';

/** What findings say of a round's children, and the claims that nobody has answered. */
export interface FoundOfRound {
  readonly facts: readonly FactsRow[];
  readonly blocks: readonly Block[];
}

/**
 * Adds up the facts of a round's children: only from accepted findings, each the newest of its claim.
 *
 * A claim that a named school's policy can use blocks the round until it is accepted or refused; a refused claim, and one
 * that no named policy asks for, is simply no fact.
 */
@Injectable()
export class FindFacts {
  constructor(
    private readonly applications: ApplicationsReader,
    private readonly findings: FindingsReader,
    private readonly items: ItemsReader,
  ) {}

  async run(tx: Tx, { applications, policies }: Pick<RoundInHand, 'applications' | 'policies'>): Promise<FoundOfRound> {
    const claims = applications.flatMap((one) => one.claims);
    const ids = claims.map(({ id }) => id);
    const newest = await this.findings.newest(tx, ids);
    const unclaimed = await this.findings.unclaimed(
      tx,
      applications.map(({ child }) => child),
    );
    const items = await this.items.waiting(tx, ids);
    const asked = new AskedByIntake([...policies.values()]);
    const ofChild = new Map<string, Parameters<typeof addUp>[0][number][]>();
    for (const { child, facts } of [...newest.values(), ...unclaimed]) {
      if (facts !== null) ofChild.set(child, [...(ofChild.get(child) ?? []), facts]);
    }
    const open = (claim: StandingClaim): boolean => {
      const state = stateOfClaim(newest.get(claim.id)?.outcome, items.get(claim.id)?.waiting ?? 0);
      return state === 'waiting' || state === 'more-needed';
    };
    return {
      facts: applications.flatMap(({ child }): FactsRow[] => {
        const found = ofChild.get(child);
        return found === undefined ? [] : [{ child, facts: addUp(found) }];
      }),
      blocks: applications.flatMap((application) => unanswered(application, asked, open)),
    };
  }

  /** Children whose parent says that they have an EHC plan, and of whom the SEND team has said nothing. */
  async plansClaimed(
    tx: Tx,
    applications: readonly RoundApplication[],
    answered: ReadonlySet<string>,
  ): Promise<readonly Block[]> {
    const flags = await this.applications.restricted(
      tx,
      applications.map(({ child }) => child),
    );
    return applications.flatMap(({ child, application }): Block[] => {
      if (answered.has(child) || flags.get(child)?.has('ehc-plan') !== true) return [];
      const says =
        'The parent says that the child has an EHC plan. The SEND team must say where, or that there is none.';
      return [{ why: 'plan-unanswered', says, child, application }];
    });
  }
}

function unanswered(
  { child, application, claims, preferences }: RoundApplication,
  asked: AskedByIntake,
  open: (claim: StandingClaim) => boolean,
): Block[] {
  const intakes = preferences.map(({ intake }) => intake);
  return claims.filter(open).flatMap((claim): Block[] => {
    if (asked.schools(claim.claim, intakes).length === 0) return [];
    const says = `A claim (${claim.claim.kind}) has not been answered.`;
    return [{ why: 'claim-unanswered', says, child, application, subject: claim.id }];
  });
}

import { inject, Injectable } from '@angular/core';
import type { MyOffer, Round } from '@contract';
import { ApiProblem } from '@client/api-problem';
import { ApplicationsClient } from '@client/applications.client';
import { OffersClient } from '@client/offers.client';
import { SchoolsClient } from '@client/schools.client';

/** An offer with the child it is for and the round; no offer while there is none to be seen. */
export interface ShownOffer {
  readonly firstNames: string;
  readonly round: Round;
  readonly mine: MyOffer | null;
}

/** Reads what the pages of an offer show. */
@Injectable({ providedIn: 'root' })
export class MyOfferReader {
  private readonly applications = inject(ApplicationsClient);
  private readonly offers = inject(OffersClient);
  private readonly schools = inject(SchoolsClient);

  /** Rejects with 404 for a child who is not theirs; for their own child, nothing yet is an answer too. */
  async run(child: string, round: string, signal?: AbortSignal): Promise<ShownOffer> {
    const [children, found, mine] = await Promise.all([
      this.applications.children(),
      this.schools.round(round),
      this.offers.mine(child, round, signal).catch(nothingYet),
    ]);
    const whose = children.find(({ id }) => id === child);
    if (whose === undefined) throw new ApiProblem(404);
    return { firstNames: whose.firstNames, round: found, mine };
  }
}

function nothingYet(error: unknown): null {
  if (error instanceof ApiProblem && error.status === 404) return null;
  throw error;
}

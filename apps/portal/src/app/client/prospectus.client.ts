import { inject, Injectable } from '@angular/core';
import type {
  AnswerOf,
  IntakeDrawn,
  IntakeForPlace,
  Likelihood,
  ListChecked,
  OrderProof,
  PlaceFound,
  prospectusRoutes,
  SchoolLine,
  schoolRoutes,
  Supposed,
} from '@contract';
import { Api } from './api';

type Routes = typeof prospectusRoutes;

/** Where a family looks from: the middle of a postcode, or a point; as the address bar or a map gives it. */
export interface AskedPlace {
  readonly postcode?: string;
  readonly easting?: number;
  readonly northing?: number;
}

/** The schools of a round as they look from a place, the nearest first. */
export interface SchoolsFrom {
  readonly place: PlaceFound;
  readonly schools: readonly IntakeForPlace[];
}

/** So many schools come with one answer at most. */
const most = 50;

/** What a family may look at before it applies. */
@Injectable({ providedIn: 'root' })
export class ProspectusClient {
  private readonly api = inject(Api);

  /** Every school of the round, however many answers it takes. */
  async schools(round: string, from: AskedPlace, signal?: AbortSignal): Promise<SchoolsFrom> {
    const schools: IntakeForPlace[] = [];
    let after: string | undefined;
    for (;;) {
      const answer: AnswerOf<Routes['show']> = await this.page(round, from, { limit: most, after }, signal);
      schools.push(...answer.items);
      if (answer.next === null) return { place: answer.place, schools };
      after = answer.next;
    }
  }

  /** The place as the service understands it; rejects when the service does not know it. */
  async place(round: string, from: AskedPlace): Promise<PlaceFound> {
    return (await this.page(round, from, { limit: 1, after: undefined })).place;
  }

  /** One school with its maps and lines. */
  school(round: string, intake: string, from: AskedPlace, signal?: AbortSignal): Promise<IntakeDrawn> {
    return this.api.ask<Routes['draw']>(
      'get',
      'rounds/:round/prospectus/:intake',
      { params: { round, intake }, query: from },
      signal,
    );
  }

  /** What would have been, with what the family says of the child. Nothing of it is kept. */
  likelihood(
    round: string,
    intake: string,
    body: { readonly place: AskedPlace; readonly claims: readonly Supposed[] },
    signal?: AbortSignal,
  ): Promise<Likelihood> {
    return this.api.ask<Routes['likelihood']>(
      'post',
      'rounds/:round/prospectus/:intake/likelihood',
      { params: { round, intake }, body: { place: body.place, claims: [...body.claims] } },
      signal,
    );
  }

  /** What would have come of a list, best wish first. Nothing of it is kept. */
  checkList(
    round: string,
    body: {
      readonly place: AskedPlace;
      readonly claims: readonly Supposed[];
      readonly preferences: readonly string[];
    },
    signal?: AbortSignal,
  ): Promise<ListChecked> {
    return this.api.ask<Routes['checkList']>(
      'post',
      'rounds/:round/prospectus/list-check',
      {
        params: { round },
        body: { place: body.place, claims: [...body.claims], preferences: [...body.preferences] },
      },
      signal,
    );
  }

  orderProof(): Promise<OrderProof> {
    return this.api.ask<Routes['orderProof']>('get', 'prospectus/order-proof', {});
  }

  /** Where the schools of a round stand, roughly; for a map on which nobody lives yet. */
  async whereSchoolsAre(round: string): Promise<readonly SchoolLine[]> {
    return (await this.api.ask<(typeof schoolRoutes)['find']>('get', 'schools', { query: { round, limit: 200 } }))
      .items;
  }

  private page(
    round: string,
    from: AskedPlace,
    { limit, after }: { readonly limit: number; readonly after: string | undefined },
    signal?: AbortSignal,
  ): Promise<AnswerOf<Routes['show']>> {
    return this.api.ask<Routes['show']>(
      'get',
      'rounds/:round/prospectus',
      { params: { round }, query: { ...from, limit, after } },
      signal,
    );
  }
}

import { inject, Injectable } from '@angular/core';
import type { AnswerReceipt, MyOffer, offerRoutes, WaitingPlaceToFamily, WaitingStep } from '@contract';
import { Api } from './api';

type Routes = typeof offerRoutes;

/** An offer, its answer, and the waiting lists. */
@Injectable({ providedIn: 'root' })
export class OffersClient {
  private readonly api = inject(Api);

  /** The offer with the answer to every preference; rejects with 404 while there is none to be seen. */
  mine(child: string, round: string, signal?: AbortSignal): Promise<MyOffer> {
    const given = { params: { child }, query: { round } };
    return this.api.ask<Routes['mine']>('get', 'children/:child/offer', given, signal);
  }

  /** Accepts or declines. The same answer again gives the same receipt, so it may be sent again after a break. */
  answer(offer: string, answer: 'accept' | 'decline'): Promise<AnswerReceipt> {
    return this.api.ask<Routes['answer']>('post', 'offers/:offer/answer', { params: { offer }, body: { answer } });
  }

  /** Stays on a waiting list or leaves it, and says whether to be told of moves. */
  wait(
    child: string,
    intake: string,
    body: { readonly stay: boolean; readonly tellMoves?: boolean },
  ): Promise<WaitingPlaceToFamily> {
    const path = 'children/:child/waiting-lists/:intake';
    return this.api.ask<Routes['wait']>('put', path, { params: { child, intake }, body });
  }

  /** How the place on a list has moved, newest first. */
  async steps(child: string, intake: string, signal?: AbortSignal): Promise<readonly WaitingStep[]> {
    const path = 'children/:child/waiting-lists/:intake';
    const given = { params: { child, intake }, query: { limit: 100 } };
    return (await this.api.ask<Routes['waitingSteps']>('get', path, given, signal)).items;
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '@kernel';
import type { MyOffer, OfferToFamily, OfferWay, WaitingPlaceToFamily } from '@contract';
import { TrailInLanguage, trailOfChild } from '../../allocation';
import { refusals } from '../offers.refusals';
import { sayWaiting } from '../waiting/say-move';
import { Work } from '../work';
import { MyOfferReader, type OfferPage, type PageOffer, type PageWaiting } from './my-offer.reader';

/** What is asked for. */
export interface WhoseOffer {
  readonly child: string;
  readonly round?: string | undefined;
}

/** Shows a family its child's offer, the answer to every preference and why, the waiting lists and the right to appeal. */
@Injectable()
export class ShowMyOffer {
  constructor(
    private readonly reader: MyOfferReader,
    private readonly work: Work,
    private readonly trails: TrailInLanguage,
  ) {}

  /** Refuses in the same words whether nothing was decided or nothing may be seen yet. */
  async run({ child, round }: WhoseOffer, actor: Actor, language: Language = 'en'): Promise<MyOffer> {
    const page = await this.reader.page(actor, { child, round, at: this.work.clock.now() });
    if (page === undefined) throw refusals.noOffersYet();
    if (!actor.grants.every(({ role }) => role === 'parent')) await this.tell(child, page, actor);
    const { trail, whys } = page;
    // English is what is stored: it is passed on as it is, and nothing more is read for it.
    if (language === 'en' || trail === null) return myOffer(child, page, language);
    return myOffer(child, { ...page, ...(await this.trails.run({ trail, whys }, language)) }, language);
  }

  /** An officer's look is written down; a family looks at its own. */
  private async tell(child: string, { round }: OfferPage, actor: Actor): Promise<void> {
    const authority = actor.grants.find((grant) => grant.authority !== undefined)?.authority;
    await this.work.database.inTransaction(actor, (tx) =>
      this.work.audit.read(tx, { kind: 'offers.read', actor, authority, child, subject: child, about: { round } }),
    );
  }
}

/** What is said of a preference that was refused, where the child has a place since then: it is refused no longer. */
const givenSince: Readonly<Record<Language, Readonly<Partial<Record<OfferWay, string>>>>> = {
  en: {
    directed: 'Your child was directed to this school and has a place there.',
    appeal: 'Your child won a place at this school on appeal.',
    'fair-access': 'Your child was placed at this school by the fair access protocol.',
    remedy: 'Your child was given a place at this school, to put a mistake right.',
  },
  cy: {
    directed: "Cyfeiriwyd eich plentyn i'r ysgol hon ac mae ganddo le yno.",
    appeal: 'Enillodd eich plentyn le yn yr ysgol hon ar apêl.',
    'fair-access': "Rhoddwyd eich plentyn yn yr ysgol hon drwy'r protocol mynediad teg.",
    remedy: "Rhoddwyd lle i'ch plentyn yn yr ysgol hon, i unioni camgymeriad.",
  },
};

function myOffer(child: string, page: OfferPage, language: Language): MyOffer {
  const trail =
    page.trail === null || page.run === null ? null : trailOfChild(page.run, { trail: page.trail, whys: page.whys });
  const entries = trail?.entries ?? [];
  const choices = new Map(entries.map(({ intake, rank }) => [intake, rank]));
  const waiting = new Map(page.waiting.map((one) => [one.intake, one]));
  const refused = new Map(page.refused.map((one) => [one.intake, one]));
  const [offer = null, ...earlier] = page.offers.map((one) => offerToFamily(one, choices.get(one.intake) ?? null));
  return {
    child,
    round: page.round,
    offer,
    earlier,
    preferences: entries.map((entry) => {
      const place = waiting.get(entry.intake);
      const refusal = refused.get(entry.intake);
      const since = offer?.intake === entry.intake ? givenSince[language][offer.how] : undefined;
      if (since !== undefined)
        return { ...entry, lang: language, says: [since], wouldHaveChanged: null, waiting: null, appeal: null };
      return {
        ...entry,
        waiting: place === undefined ? null : waitingToFamily(place, language),
        appeal: refusal === undefined ? null : { refusal: refusal.id, by: refusal.appealBy },
      };
    }),
  };
}

function offerToFamily(one: PageOffer, choice: number | null): OfferToFamily {
  const { receipt, answeredAt, mine, ground, because, appealBy, offeredOn, ...rest } = one;
  const answer = rest.state === 'declined' ? 'decline' : 'accept';
  return {
    ...rest,
    choice,
    offeredOn: new Date(offeredOn).toISOString(),
    answer:
      receipt === null || answeredAt === null
        ? null
        : { answer, receipt, at: new Date(answeredAt).toISOString(), mine: mine === true },
    withdrawn: ground === null ? null : { ground, says: because ?? '', appealBy },
  };
}

/** A place on a waiting list as a family sees it; lists are kept at least until the end of the first term (2.15). */
export function waitingToFamily({ year, asOf, ...place }: PageWaiting, language: Language): WaitingPlaceToFamily {
  const isShown = place.state === 'waiting';
  return {
    ...place,
    position: isShown ? place.position : null,
    equals: isShown ? place.equals : null,
    of: isShown ? place.of : null,
    says: sayWaiting(place.state, place, language),
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    keptUntil: `${String(year)}-12-31`,
  };
}

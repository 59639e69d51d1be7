import { happeningsOf } from '../audit';

/** What the offers room tells the audit. */
export const happenings = happeningsOf({
  'offers.made': { says: 'The offers of a run were made.' },
  'offer.made': { says: 'A place was offered.', recordOnly: true },
  'preference.refused': { says: 'A preference was refused.', recordOnly: true },
  'offer.replaced': { says: 'An offer was replaced by a place the family would rather have.', recordOnly: true },
  'offer.given': { says: 'A place was offered outside the order of the list: directed, on appeal, to put a mistake right, or by fair access.' },
  'offer.withdrawn': { says: 'An offer was withdrawn.' },
  'offer.lapsed': { says: 'An offer ended because the family took its application back.', recordOnly: true },
  'answer.given': { says: 'An offer was accepted or declined.' },
  'offer.chased': { says: 'A family that had not answered was asked again.' },
  'offer.warned': { says: 'A family that had not answered was warned that the offer may be withdrawn.' },
  'withdrawal.proposed': { says: 'An officer proposed to withdraw an offer.', recordOnly: true },
  'withdrawal.refused': { says: 'A second officer refused to withdraw an offer.', recordOnly: true },
  'extra-place.proposed': { says: 'An officer proposed a place over the number.', recordOnly: true },
  'extra-place.refused': { says: 'A second officer refused a place over the number.', recordOnly: true },
  'waiting-list.published': { says: 'A waiting list was published.', recordOnly: true },
  'waiting-list.moved': { says: 'A child moved on a waiting list whose family asked to be told.' },
  'waiting-list.left': { says: 'A child was taken off a waiting list by the family.', recordOnly: true },
  'waiting-list.rejoined': { says: 'A child went back on a waiting list.', recordOnly: true },
  'waiting-list.asked': { says: 'An officer asked for waiting lists to be ranked again.', recordOnly: true },
  'waiting-list.read': { says: 'A waiting list was looked at.', recordOnly: true },
  'offers.read': { says: 'A list of offers was looked at.', recordOnly: true },
});

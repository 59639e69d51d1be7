import { lint } from './lint';

export const offerLimit = lint({
  id: '1.4-offer-limit',
  paragraphs: ['1.4', '1.2'],
  strength: 'must',
  says: 'The places offered are not fewer than the published admission number.',
  mend: 'Offer at least the admission number. To lower the number itself, consult and determine a new one.',
  check: ({ places }) =>
    places.offerLimit !== undefined && places.offerLimit < places.admissionNumber
      ? [{ path: 'places.offerLimit', message: `The offer limit of ${String(places.offerLimit)} is below the admission number of ${String(places.admissionNumber)}.` }]
      : [],
  lawful: [{ of: 'secondary', shows: 'that offers more than its number, and says why', change: { places: { offerLimit: 188, reason: 'An extra class for one year.' } } }],
  unlawful: [{ of: 'secondary', shows: 'that offers fewer places than its number', change: { places: { offerLimit: 170, reason: 'A class is closed for repairs.' } } }],
});

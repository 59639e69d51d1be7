import type { LetterData, LetterKind } from './models/kinds';
import type { LetterOrder } from './render-letter';

const child = { name: 'Amira Khan', called: 'Amira' };
const page = 'https://admissions.example.org/applications/7';
const answerPage = 'https://admissions.example.org/offers/7';
const claimed = {
  child,
  claim: 'Amira has a brother at Oak School.',
  document: "Letter from the school about Amira's brother",
  page,
};

const outranked = {
  school: 'Oak School',
  choice: 1,
  reason: 'All 120 places went to children who come before Amira under the school’s rules.',
  category: 'Children who live in the catchment area',
  lastPlace:
    'The last place went to a child in the same group who lives 0.812 miles from the school. Amira lives 0.934 miles from it.',
  otherwise: ['Amira would have had a place if she lived within 0.812 miles of the school.'],
  waiting: { position: 14 },
  appealBy: '2027-04-13',
};

const notEligible = {
  school: 'Holly Grammar School',
  choice: 2,
  reason: 'Amira did not reach the pass mark in the test for this school.',
  otherwise: ['Amira would have had a place with a score of 334 or more in the test.'],
  appealBy: '2027-04-13',
};

/** Made-up data for each kind of letter, so that an officer can see a letter before anybody gets one. */
export const samples: { readonly [Kind in LetterKind]: LetterData<Kind> } = {
  offer: {
    child,
    offered: { school: 'Elm School', starts: 'Year 7 in September 2027', answerBy: '2027-03-15' },
    choice: 3,
    refused: [outranked, notEligible],
    answerPage,
  },
  'no-choice-met': {
    child,
    refused: [outranked, notEligible],
    instead: {
      school: 'Ash School',
      starts: 'Year 7 in September 2027',
      answerBy: '2027-03-15',
      why: 'It is the nearest school to your home that still has room.',
    },
    withRoom: ['Ash School', 'Birch School'],
    answerPage,
  },
  'reallocation-offer': {
    child,
    offered: { school: 'Oak School', starts: 'Year 7 in September 2027', answerBy: '2027-05-14' },
    holds: 'Elm School',
    answerPage,
  },
  'waiting-list-place': {
    child,
    school: 'Oak School',
    waiting: { position: 9 },
    before: 14,
    because: 'Five places came free, and they went to children who were higher on the list.',
    keptUntil: '2027-12-31',
    page,
  },
  'answer-received': {
    child,
    school: 'Elm School',
    accepted: true,
    receipt: 'A7K2-94QX',
    receivedOn: '2027-03-03',
    receivedAt: '19:42',
    waitingAt: ['Oak School'],
    page,
  },
  'answer-reminder': { child, school: 'Elm School', offeredOn: '2027-03-01', lastDay: '2027-03-29', answerPage },
  'offer-withdrawn': {
    child,
    school: 'Elm School',
    reason: 'We asked you twice if you want the place, and you did not answer.',
    appealBy: '2027-05-17',
  },
  'appeal-right': { child, school: 'Oak School', appealBy: '2027-04-13', heardBy: '2027-06-16' },
  correction: {
    child,
    school: 'Oak School',
    wrong: 'We measured the way to the school from the wrong house.',
    shouldHave: 'If we had got this right, Amira would have had a place there.',
    remedy: 'Oak School will take one more child this year, so Amira can have a place there now.',
    answerBy: '2027-04-30',
    appealBy: '2027-05-24',
    page,
  },
  'application-received': {
    child,
    receipt: 'A7K2-94QX',
    receivedOn: '2026-10-12',
    receivedAt: '20:05',
    changed: false,
    choices: [
      { choice: 1, school: 'Oak School' },
      { choice: 2, school: 'Holly Grammar School' },
      { choice: 3, school: 'Elm School' },
    ],
    changeBy: '2026-10-31',
    offersOn: '2027-03-01',
    page,
  },
  'draft-not-sent': { child, closing: '2026-10-31', closingAt: '23:59', daysLeft: 7, page },
  'application-withdrawn': { child, receipt: 'A7K2-94QX', withdrawnOn: '2026-10-20', page },
  'late-application-received': {
    child,
    receipt: 'A7K2-94QX',
    receivedOn: '2026-11-09',
    receivedAt: '08:15',
    closing: '2026-10-31',
    reasonBy: '2026-12-11',
    page,
  },
  'late-application-decided': {
    child,
    decided: [
      { school: 'Oak School', onTime: true, reason: 'You moved to your new home on 2 November.' },
      { school: 'Elm School', onTime: false, reason: 'You could have named it before you moved.' },
    ],
    page,
  },
  'two-applications': { child, agreeBy: '2026-11-20', page },
  'two-applications-decided': {
    child,
    counts: false,
    reason: 'You both agreed on the other application.',
    page,
  },
  'application-set-aside': { child, reason: 'Amira does not live in our area.', page },
  'change-decided': {
    child,
    asked: 'a new address',
    agreed: true,
    means: 'We measure from the new address.',
    reason: 'You moved before the last day for changes.',
    page,
  },
  'age-group-decided': {
    child,
    school: 'Oak School',
    agreed: false,
    reason: 'The school saw no reason that Amira would do better a year later.',
    page,
  },
  'sign-in-code': { code: '482 913', minutes: 15 },
  'evidence-accepted': claimed,
  'evidence-refused': { ...claimed, reason: 'The letter is about another school.', sendBy: '2026-11-20' },
  'evidence-more-needed': {
    ...claimed,
    needed: 'Please send a letter that shows which class he is in now.',
    sendBy: '2026-11-20',
  },
};

/** A whole letter of a kind with made-up data, ready to be written in a language. */
export function sampleLetter<Kind extends LetterKind>(kind: Kind, language: string): LetterOrder<Kind> {
  return {
    kind,
    language,
    authority: {
      id: 'marramshire',
      name: 'Marramshire Council',
      team: 'School Admissions',
      address: ['School Admissions', 'County Hall', 'Marram', 'MM1 1AA'],
      email: 'admissions@marramshire.example.org',
      telephone: '01632 960 000',
      website: 'https://admissions.example.org',
      appealsPage: 'https://admissions.example.org/appeals',
    },
    to: { name: 'Mrs Khan', address: ['Mrs S Khan', '12 Mill Lane', 'Marram', 'MM2 4QT'] },
    written: '2027-03-01',
    reference: 'A7K2-94QX',
    data: samples[kind],
  };
}

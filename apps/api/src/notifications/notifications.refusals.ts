import { refusalsOf } from '@kernel';

/** Every way the notifications room says no. */
export const refusals = refusalsOf('notifications', {
  noSuchLetter: { status: 404, says: 'There is no such letter, or it is not yours to read.' },
  noSuchMailing: { status: 404, says: 'There is no such mailing in your authority.' },
  noSuchPrinting: { status: 404, says: 'There is no such printing in your authority.' },
  noSuchOrder: { status: 404, says: 'There is no such letter that could not be written.' },
  noSuchChild: { status: 404, says: 'There is no such child, or you may not see their timeline.' },
  notSettled: {
    status: 409,
    says: 'This letter does not wait for a decision. Only one that was refused, stopped or may have been sent does.',
  },
  notKnownToBeSent: {
    status: 409,
    says: 'Only a letter that may have been sent can be taken as sent.',
  },
  nothingToPrint: { status: 409, says: 'No letter on paper is due and not printed.' },
  alreadyPaused: { status: 409, says: 'This mailing is paused already.' },
  notPaused: { status: 409, says: 'This mailing is not paused.' },
});

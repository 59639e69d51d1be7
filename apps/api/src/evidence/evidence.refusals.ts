import { refusalsOf } from '@kernel';

/** Every way the evidence room says no. */
export const refusals = refusalsOf('evidence', {
  roundNotReady: { status: 409, says: 'The round cannot be run yet. Each thing that must be settled first is listed.' },
  noSuchClaim: { status: 404, says: 'There is no such claim, or it was taken back, or it is not yours to see.' },
  noSuchItem: { status: 404, says: 'There is no such file, or it is not yours to see.' },
  noSuchChild: { status: 404, says: 'There is no such child, or the child is not yours to see.' },
  noSuchLine: { status: 404, says: 'There is no such line, or it is not yours to see.' },
  noSuchApplication: { status: 404, says: 'There is no such application, or it is not yours to see.' },
  notNeeded: {
    status: 409,
    says: 'No school that you named asks for this, so please do not send it.',
    paragraph: '2.4',
  },
  notYetAsked: {
    status: 409,
    says: 'Nothing need be sent for this: whoever knows it is asked. Send something only when you are asked for it.',
    paragraph: '2.4',
  },
  notSentYet: {
    status: 409,
    says: 'The family has not sent this yet, so nothing can be found of it. It can be answered once it is sent.',
  },
  infected: {
    status: 422,
    says: 'The virus check found something harmful in this file, so it was not kept. Send another copy.',
  },
  beingChecked: { status: 409, says: 'The file is still being checked for viruses. Try again in a few minutes.' },
  removed: { status: 410, says: 'The file was removed. That it was sent, and when, is still known.' },
  removedAlready: { status: 409, says: 'The file has been removed already.' },
  answeredItem: { status: 409, says: 'The file has been looked at already: only an officer may remove it now.' },
  mayNotFind: { status: 403, says: 'This is for somebody else to answer.' },
  itemsUnanswered: {
    status: 409,
    says: 'Each file that was sent for the claim needs an answer of its own. Those without one are listed.',
  },
  otherClaim: { status: 400, says: 'This file was not sent for this claim.' },
  changedMeanwhile: { status: 409, says: 'Somebody else has answered this meanwhile. Look at their answer first.' },
  factsNeeded: { status: 400, says: 'Say what is accepted as true: the claim alone does not say enough.' },
  otherFacts: { status: 400, says: 'What is said to be true is not what was claimed.' },
  notLinked: { status: 409, says: 'The children of this birth are not linked yet. Link their applications first.' },
  claimedAlready: { status: 409, says: 'The parent has claimed this: answer the claim instead.' },
  otherQuestion: { status: 400, says: 'The answer is not to what the parent claims.' },
  notYourSchool: { status: 403, says: 'This is for the school itself.' },
  notYourList: { status: 403, says: 'This list is kept by somebody else.' },
  listNotReadable: {
    status: 422,
    says: 'The list cannot be used as it is. Each line that is wrong is named; nothing was taken in.',
  },
  lineEnded: { status: 409, says: 'The line has been ended.' },
  lineDecided: { status: 409, says: 'Somebody has decided this line already. End it and send it again to change it.' },
  childElsewhere: { status: 409, says: 'Another line of this kind means the same child. End that one first.' },
});

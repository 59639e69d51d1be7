import { refusalsOf } from '@kernel';

/** Every way the applications room says no. */
export const refusals = refusalsOf('applications', {
  noSuchApplication: { status: 404, says: 'There is no such application, or it is not yours to see.' },
  noSuchChild: { status: 404, says: 'There is no such child, or you are not entered as their parent or carer.' },
  noSuchPreference: { status: 404, says: 'The application does not name this school.' },
  noSuchConflict: { status: 404, says: 'There is no such pair of applications.' },
  noSuchChange: { status: 404, says: 'There is no such request for a change.' },
  noSuchGuardian: { status: 404, says: 'This account is not entered as a parent or carer of the child.' },
  notYourSchool: { status: 403, says: 'You see the applicants of your own school only.' },
  notYours: { status: 403, says: 'This belongs to another authority: only its own officers do this.' },
  alreadyBegun: {
    status: 409,
    says: 'You have begun an application for this child in this round already. Go on with that one.',
  },
  notOpenYet: { status: 409, says: 'Applications for this round cannot be made yet.' },
  closed: {
    status: 409,
    says: 'Closing day has passed. Send the application as a late one and say why.',
    paragraph: '2.9',
  },
  closedToChanges: {
    status: 409,
    says: 'Closing day has passed. The application stands as you sent it; ask for a change and say why.',
  },
  notClosedYet: { status: 409, says: 'Closing day has not passed: the application is not late.' },
  changeItYourself: {
    status: 409,
    says: 'Closing day has not passed: change the answers and send the application again.',
  },
  notSubmitted: { status: 409, says: 'The application has not been sent yet.' },
  alreadySubmitted: {
    status: 409,
    says: 'The application has been sent already. Change it and send it again instead.',
  },
  ended: { status: 409, says: 'The application was withdrawn or set aside. Begin a new one.' },
  changedElsewhere: {
    status: 409,
    says: 'This answer was changed in another window or by somebody else. Both are shown: choose which one to keep.',
  },
  answersChanged: {
    status: 409,
    says: 'The answers were changed since you looked at them. Look at them again before sending.',
  },
  declarationChanged: {
    status: 409,
    says: 'The declaration has changed since you read it. Read it again before sending.',
  },
  notWhole: {
    status: 422,
    says: 'The application cannot be sent yet. Each answer that is missing or cannot be used is listed.',
  },
  contested: {
    status: 409,
    says: 'Another application for this child is being looked at. An officer will decide first.',
  },
  anotherCounts: { status: 409, says: 'Another application for this child counts in this round.' },
  notLate: { status: 409, says: 'This preference was on time: there is nothing to decide.' },
  noAgeGroupAsked: { status: 409, says: 'No other age group was asked for at this school.' },
  alreadyDecided: { status: 409, says: 'This has been decided already.' },
  changeWaiting: { status: 409, says: 'A change of this kind is waiting for an officer already.' },
  wrongOutcome: { status: 400, says: 'This is not an answer to that kind of request.' },
  cutOffPassed: {
    status: 409,
    says: 'The last day of the scheme for counting this in the first offers has passed. It counts after offer day, or is refused.',
  },
  offersMade: { status: 409, says: 'Offers have been made. Changes now go to the waiting lists.' },
  notOneBirth: { status: 400, says: 'Children of one birth are born within a few days of each other.' },
  sameName: { status: 400, says: 'The other child needs first names of their own.' },
  wrongBasis: { status: 400, says: 'The reason does not fit what was decided.' },
  corporateParentNeeded: {
    status: 403,
    says: 'Only the authority that looks after a child applies as the corporate parent.',
  },
  receivedInFuture: { status: 400, says: 'Say when the application was received: not later than now.' },
  alreadyGuardian: { status: 409, says: 'This account is entered as a parent or carer of the child already.' },
  noSuchAccount: { status: 404, says: 'There is no such account.' },
});

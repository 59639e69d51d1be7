export { NotificationsModule } from './notifications.module';
export type { AnyLetter, LetterToWrite, Recipient } from './notifications.types';
export { KeepLetters } from './writing/keep-letters';
export { timelineWordsOf, translatedTimelineOf } from './reading/timeline-words';
export { LetterHouse } from './writing/letter-house';
export { lettersFor, writtenElsewhere } from './writing/letters-for';
export { type FamilyToWriteTo, Recipients } from './writing/recipients';

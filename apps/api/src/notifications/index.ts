export { NotificationsModule } from './notifications.module';
export type { AnyLetter, LetterToWrite, Recipient } from './notifications.types';
export { KeepLetters } from './writing/keep-letters';
export { LetterHouse } from './writing/letter-house';
export { type FamilyToWriteTo, Recipients } from './writing/recipients';

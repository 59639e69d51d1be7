export { Browser } from './browser';
export { readyToRun } from './ready-to-run';
export { signIn, type SigningIn } from './sign-in';
export type { OfferMoment, Seen } from './seen';
export type { Story } from './story-so-far';
export { tellStory } from './tell-story';
export { letterPdf } from './letter-pdf';
export { type Asked, type FileToSend, Person, SaidNo } from './service';

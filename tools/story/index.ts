export { Browser } from './browser';
export { readyToRun } from './ready-to-run';
export { signIn, type SigningIn } from './sign-in';

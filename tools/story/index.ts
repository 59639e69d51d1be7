export { Browser } from './browser';
export { signIn, type SigningIn } from './sign-in';

export { Browser } from '../../tools/story/browser';

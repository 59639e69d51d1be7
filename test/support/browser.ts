import { Browser as StorysBrowser } from '../../tools/story';

/** A browser without a screen: follows links and forms, keeps its cookies. The story walks with the same one. */
export class Browser extends StorysBrowser {}

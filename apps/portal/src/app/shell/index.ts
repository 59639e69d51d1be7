export { AuthorityState } from './authority/authority-state';
export { Frame, type FrameData } from './frame/frame';
export { SessionState, type SignedIn } from './session/session-state';
export { signedIn } from './session/signed-in.guard';

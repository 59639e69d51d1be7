import { type Actor, holds } from '@kernel';
import { refusals } from '../applications.refusals';

/** Refuses anybody but an officer of this very authority. */
export function mustDecide(actor: Actor, authority: string): void {
  if (!holds(actor, ['officer'], { authority })) throw refusals.notYours();
}

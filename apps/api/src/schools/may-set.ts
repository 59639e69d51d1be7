import { type Actor, holds } from '@kernel';
import { refusals } from './schools.refusals';

/** Refuses anybody but an operator, the service itself, or an officer of this very authority. */
export function mustServe(actor: Actor, authority: string): void {
  if (actor.account === 'system' || holds(actor, ['operator']) || holds(actor, ['officer'], { authority })) return;
  throw refusals.notYours();
}

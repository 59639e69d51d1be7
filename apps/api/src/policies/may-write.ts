import { type Actor, holds } from '@kernel';
import { refusals } from './policies.refusals';

/** Refuses anybody but the school's own admissions team and an officer of the authority that co-ordinates its round. */
export function mayWrite(actor: Actor, { authority, school }: { authority: string; school: string }): void {
  if (actor.account === 'system') return;
  if (holds(actor, ['officer'], { authority }) || holds(actor, ['school-admin'], { school })) return;
  throw refusals.notYours();
}

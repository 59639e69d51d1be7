import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { Intake } from '../documents';

/** Gives a draw's value for a name: HMAC-SHA256 under the seed of the draw's id, a line feed and the name, as hex. */
export type Draw = (name: string) => string;

/** The draw of an intake under an id made from its own; without a draw nobody can be separated. */
export function drawOf(intake: Intake, suffix = ''): Draw | undefined {
  const { draw } = intake;
  if (draw === undefined) return undefined;
  const keyed = hmac.create(sha256, utf8ToBytes(draw.seed));
  return (name) => bytesToHex(keyed.clone().update(utf8ToBytes(`${draw.id}${suffix}\n${name}`)).digest());
}

/** The draw of one list: after offer day each place that is filled has its own (1.35). */
export function listDraw(intake: Intake, vacancy: number): Draw | undefined {
  return drawOf(intake, vacancy === 0 ? '' : `/vacancy-${String(vacancy)}`);
}

/** SHA-256 of a seed's UTF-8 bytes, as hex: what was published before the draw. */
export function commitmentTo(seed: string): string {
  return bytesToHex(sha256(utf8ToBytes(seed)));
}

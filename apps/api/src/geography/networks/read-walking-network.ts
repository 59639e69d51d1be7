import { inflateSync } from 'node:zlib';
import { buildNetwork, GeographyError, type Network, streetPlanIn } from '@geography';
import { refusals } from '../geography.refusals';

/** The walking network in the bytes of a file, by the ending of its name; refuses one that cannot be read, saying where. */
export function readWalkingNetwork(file: string, bytes: Uint8Array, date?: string): Network {
  try {
    return buildNetwork(streetPlanIn(file, bytes, inflate, { date }));
  } catch (error) {
    if (error instanceof GeographyError) throw refusals.networkUnreadable({ says: error.in(file).message });
    throw error;
  }
}

function inflate(packed: Uint8Array, mostBytes: number): Uint8Array {
  return inflateSync(packed, { maxOutputLength: mostBytes });
}

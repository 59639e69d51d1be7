import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';
import type { Block, GatheredRound, RoundAsked } from '../evidence.types';
import { refusals } from '../evidence.refusals';

/**
 * Gathers a round for its snapshot: what policies, applications, findings and measurements say, as rows.
 *
 * Fails closed: whatever is unmeasured, unanswered, undetermined or undecided is listed, and then nothing is gathered.
 * The same database gives the same rows.
 */
@Injectable()
export class GatherRound {
  /** The rows; refuses with `evidence.round-not-ready`, one field for each thing that blocks. */
  run(_tx: Tx, _asked: RoundAsked): Promise<GatheredRound> {
    return Promise.reject(refusals.roundNotReady());
  }

  /** What blocks a round, in a fixed order; nothing when it can be gathered. */
  blocks(_tx: Tx, _round: string): Promise<readonly Block[]> {
    return Promise.resolve([]);
  }
}

import { Injectable } from '@nestjs/common';
import { asksForWalks, gather } from '@gather';
import { BadInput, byCodePoint, type DateOnly } from '@kernel';
import { ApplicationsReader } from '../../applications';
import { AreasReader, ChallengesReader, MeasurementsReader, RoundMeasurersReader } from '../../geography';
import { Clock, type Tx } from '../../platform';
import { type Block, blockKinds, type GatheredRound, type RoundAsked } from '../evidence.types';
import { refusals } from '../evidence.refusals';
import { ListsReader } from '../lists/lists.reader';
import { FindFacts } from './found-of-round';
import { heldTogether, placesByPlan } from './places-by-plan';
import { plainRowsOf, type ToPutTogether } from './plain-rows-of';
import { Residents } from './residents';
import { ReadRound, type RoundInHand } from './round-in-hand';
import { wantedDistances } from './wanted-distances';

/** What geography knows of a round. */
@Injectable()
export class MeasuredRoundReader {
  constructor(
    readonly measurements: MeasurementsReader,
    readonly measurers: RoundMeasurersReader,
    readonly areas: AreasReader,
    readonly challenges: ChallengesReader,
    readonly residents: Residents,
  ) {}
}

/** So many blocks are named in a refusal; the whole list has a page of its own. */
const namedAtMost = 200;

/**
 * Gathers a round for its snapshot: what policies, applications, findings and measurements say, as rows.
 *
 * Fails closed: whatever is unmeasured, unanswered, undetermined or undecided is listed, and then nothing is gathered.
 * The same database gives the same rows.
 */
@Injectable()
export class GatherRound {
  constructor(
    private readonly rounds: ReadRound,
    private readonly applications: ApplicationsReader,
    private readonly lists: ListsReader,
    private readonly facts: FindFacts,
    private readonly measured: MeasuredRoundReader,
    private readonly clock: Clock,
  ) {}

  /** The rows; refuses with `evidence.round-not-ready`, one field for each thing that blocks. */
  async run(tx: Tx, asked: RoundAsked): Promise<GatheredRound> {
    const { blocks, gathered } = await this.look(tx, asked);
    if (gathered === undefined || blocks.length > 0) {
      const fields = blocks.slice(0, namedAtMost).map((block) => ({ field: fieldOf(block), says: block.says }));
      const says = `The round cannot be run yet: ${blocks.length} ${blocks.length === 1 ? 'thing' : 'things'} must be settled first.`;
      throw refusals.roundNotReady({ says, fields });
    }
    return gathered;
  }

  /** What blocks a round, in a fixed order; nothing when it can be gathered. */
  async blocks(tx: Tx, round: string, kind: RoundAsked['kind'] = 'offer-day'): Promise<readonly Block[]> {
    return (await this.look(tx, { round, kind, held: [], draws: [] })).blocks;
  }

  private async look(tx: Tx, asked: RoundAsked): Promise<{ blocks: readonly Block[]; gathered?: GatheredRound }> {
    const inHand = await this.rounds.run(tx, asked);
    const plans = placesByPlan(await this.lists.standing(tx, asked.round), inHand.intakes, inHand.applications);
    const { held, blocks: twice } = heldTogether(asked.held, plans.held);
    const fixed = new Set([...plans.elsewhere, ...held.filter(({ mayMove }) => !mayMove).map(({ child }) => child)]);
    const found = await this.facts.run(tx, inHand);
    const senders = await this.applications.sendersOf(
      tx,
      inHand.applications.map(({ application }) => application),
    );
    const wanted = wantedDistances(inHand, fixed, senders);
    const measurements = await this.measured.measurements.forRound(tx, asked.round);
    const missing = await this.measured.measurements.missing(tx, asked.round, wanted, measurements);
    const blocks = inOrder([
      ...(await this.undecided(tx, asked, inHand, fixed)),
      ...undetermined(inHand),
      ...outside(asked, inHand),
      ...found.blocks.filter(({ child }) => child === undefined || !fixed.has(child)),
      ...(await this.facts.plansClaimed(tx, inHand.applications, plans.answered)),
      ...plans.blocks,
      ...twice,
      ...missing.map(({ child, intake, measure, says }): Block => ({
        why: 'preference-unmeasured',
        says,
        child,
        intake,
        subject: measure,
      })),
      ...(await this.challenged(tx, asked.round)),
    ]);
    if (blocks.length > 0) return { blocks };
    const { pieces: areas } = await this.measured.areas.ofDay(
      tx,
      inHand.round.authority,
      inHand.round.dates.closes as DateOnly,
    );
    const together = {
      kind: asked.kind,
      frozenOn: this.clock.today(),
      elsewhere: plans.elsewhere,
      residents: await this.measured.residents.of(tx, inHand.round.authority, inHand.applications),
      held,
      draws: asked.draws,
      facts: found.facts,
      wanted,
      measurements,
      areas,
    };
    return this.putTogether(tx, inHand, together);
  }

  private async putTogether(
    tx: Tx,
    inHand: RoundInHand,
    together: ToPutTogether,
  ): Promise<{ blocks: readonly Block[]; gathered?: GatheredRound }> {
    const plain = plainRowsOf(inHand, together);
    const { measurers, network } = await this.measured.measurers.of(tx, inHand.round.id);
    try {
      const parts = await gather(plain, measurers);
      return { blocks: [], gathered: { parts, ...(network !== null && asksForWalks(plain) ? { network } : {}) } };
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      return {
        blocks: error.problems.map(({ found, allowed }) => ({
          why: 'cannot-gather',
          says: `Found ${found}; ${allowed}`,
        })),
      };
    }
  }

  /** The distances that parents challenged and nobody has answered. */
  private async challenged(tx: Tx, round: string): Promise<Block[]> {
    const says = 'A parent says that this distance is wrong. Somebody must measure again, or say why it stands.';
    const open = await this.measured.challenges.open(tx, round);
    return open.map(({ id, child, intake }): Block => ({
      why: 'distance-challenged',
      says,
      child,
      intake,
      subject: id,
    }));
  }

  /** What the applications room waits for, as far as it concerns a child who counts now. */
  private async undecided(
    tx: Tx,
    { round, kind }: RoundAsked,
    { at, applications }: RoundInHand,
    fixed: ReadonlySet<string>,
  ): Promise<Block[]> {
    const counting = new Set(applications.map(({ child }) => child).filter((child) => !fixed.has(child)));
    // After offer day everybody is late, with good reason or without, and nobody decides it any more.
    const always = kind === 'offer-day' ? ['contested', 'lateness-undecided'] : ['contested'];
    const found = await this.applications.blocks(tx, round, at);
    return found
      .filter(({ why, child }) => always.includes(why) || (why !== 'lateness-undecided' && counting.has(child)))
      .map(({ why, ...rest }) => ({ ...rest, ...undecidedSays[why] }));
  }
}

const undecidedSays = {
  contested: {
    why: 'application-contested',
    says: 'Two applications may be for one child: somebody must decide which counts.',
  },
  'lateness-undecided': {
    why: 'lateness-undecided',
    says: 'A late preference waits for a decision whether its reason is good.',
  },
  'change-undecided': { why: 'change-undecided', says: 'A change that the parent asked for has not been decided.' },
  'age-group-undecided': {
    why: 'age-group-undecided',
    says: 'A place outside the child’s age group was asked for and not decided.',
  },
  'home-without-point': {
    why: 'home-without-point',
    says: 'The home is on no map yet, so nothing can be measured from it.',
  },
} as const;

function undetermined({ intakes, policies }: RoundInHand): Block[] {
  return intakes
    .filter(({ id }) => !policies.has(id))
    .map(({ id, name }) => ({ why: 'policy-undetermined', says: `${name} has no determined policy.`, intake: id }));
}

/** Places handed in at an intake that takes no part. */
function outside({ held }: RoundAsked, { intakes }: RoundInHand): Block[] {
  const known = new Set(intakes.map(({ id }) => id));
  return held
    .filter(({ intake }) => !known.has(intake))
    .map(({ child, intake }) => ({
      why: 'place-not-in-round',
      says: 'The child holds a place at an intake that takes no part.',
      child,
      intake,
    }));
}

function inOrder(blocks: readonly Block[]): readonly Block[] {
  const key = (block: Block): string => [block.child, block.intake, block.subject, block.application].join(' ');
  return [...blocks].sort(
    (a, b) => blockKinds.indexOf(a.why) - blockKinds.indexOf(b.why) || byCodePoint(key(a), key(b)),
  );
}

/** Where a block is, in one word for a program. */
function fieldOf({ why, child, intake, subject }: Block): string {
  return [why, child, intake, subject].filter((part) => part !== undefined).join(' ');
}

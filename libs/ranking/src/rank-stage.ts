import { refuse } from '@kernel';
import type { Applicants } from './applicants';
import { linkBirths } from './linked-births';
import { membersOf } from './members';
import type { Members, Scratch } from './members';
import type { Room } from './room';
import { sortMembers } from './sort-members';
import type { Sorted } from './sort-members';
import type { Stage } from './stages';

/** A stage's list: who may be taken, in order, each with the category and keys that put them there. */
export interface StageList {
  /** Preferences, best first. */
  readonly order: Int32Array;
  /** By position: the row of the policy. */
  readonly category: Uint8Array;
  /** Keys for each position. */
  readonly width: number;
  /** By position, then key; NaN where missing or not used. */
  readonly keys: Float64Array;
  /** By position: the draw's value, for those whom only the draw separates. */
  readonly drawn: ReadonlyMap<number, string>;
}

/** What a ranking needs besides the stage and its applicants. */
export interface RankingRules {
  /** The intake's id, for messages. */
  readonly intake: string;
  /** Draws a lot for a child's id; absent where the round holds no draw for the intake. */
  readonly draw: ((child: string) => string) | undefined;
  /** Same-birth children stand together at the best one's place. */
  readonly linkBirths: boolean;
  readonly scratch: Scratch;
  /** Where the lists are kept. */
  readonly room: Room;
}

/**
 * The list of one stage, in a strict order: row, then the row's keys, then the draw (1.6-1.8).
 *
 * Blind to the order of preference: nothing here can see it (1.9(c)). Two children whom nothing separates stop the run.
 */
export function rankStage(stage: Stage, applicants: Applicants, rules: RankingRules): StageList {
  const members = membersOf(stage, applicants, rules.scratch);
  const { slots, drawn } = sortMembers(stage, members, rules.scratch, {
    draw: (slot) => {
      if (rules.draw === undefined) {
        refuse({ file: 'draws.ndjson', path: rules.intake, found: 'no draw, where exact ties must be drawn', allowed: 'add a committed draw for this intake (1.34-1.35).' });
      }
      return rules.draw(idOf(applicants, members, slot));
    },
    cannotSeparate: (one, other) =>
      refuse({
        path: rules.intake,
        found: `two children whom nothing separates: ${idOf(applicants, members, one)} and ${idOf(applicants, members, other)}`,
        allowed: 'end the order with a draw, so that any two children can be separated (1.8).',
      }),
  });
  const linked = rules.linkBirths ? linkBirths(slots, (slot) => birthOf(applicants, members, slot)) : slots;
  return listed(stage, applicants, members, { slots: linked, drawn }, rules.room);
}

const nothingDrawn = new Map<number, string>();

function listed(stage: Stage, applicants: Applicants, members: Members, sorted: Sorted, room: Room): StageList {
  const { slots, drawn: drawnBySlot } = sorted;
  const { count, width } = members;
  const order = room.int32(count);
  const category = room.uint8(count);
  const keys = room.float64(count * width);
  const drawn = drawnBySlot.size === 0 ? nothingDrawn : new Map<number, string>();
  for (let position = 0; position < count; position += 1) {
    const slot = slots[position] as number;
    order[position] = applicants.preferences[members.at[slot] as number] as number;
    category[position] = stage.rows[members.row[slot] as number] ?? 0;
    for (let key = 0; key < width; key += 1) keys[position * width + key] = members.keys[slot * width + key] as number;
    if (drawnBySlot.size > 0) {
      const value = drawnBySlot.get(slot);
      if (value !== undefined) drawn.set(position, value);
    }
  }
  return { order, category, width, keys, drawn };
}

function childOf(applicants: Applicants, members: Members, slot: number): number {
  return applicants.columns.childOf[applicants.preferences[members.at[slot] ?? -1] ?? -1] ?? -1;
}

function idOf(applicants: Applicants, members: Members, slot: number): string {
  return applicants.columns.ids[childOf(applicants, members, slot)] ?? '';
}

function birthOf(applicants: Applicants, members: Members, slot: number): string | undefined {
  return applicants.columns.facts[childOf(applicants, members, slot)]?.multipleBirth;
}

import type { HeldRow } from '@allocation';
import type { Intake } from '@contract';
import type { RoundApplication } from '../../applications';
import type { Block } from '../evidence.types';
import type { LineRow } from '../lists/lists.reader';

/** The places that EHC plans name, who is not ranked because of a plan, and what is not settled. */
export interface PlacesByPlan {
  readonly held: readonly HeldRow[];
  /** Children whose plan names a place outside the round: nobody ranks them (1.6). */
  readonly elsewhere: ReadonlySet<string>;
  /** Children of whom a SEND officer has said something. */
  readonly answered: ReadonlySet<string>;
  readonly blocks: readonly Block[];
}

/**
 * The places held by EHC plan. A plan of a child without an application holds its place under the line's own id, so that
 * the place is taken off all the same.
 */
export function placesByPlan(
  lines: readonly LineRow[],
  intakes: readonly Intake[],
  applications: readonly RoundApplication[],
): PlacesByPlan {
  const held: HeldRow[] = [];
  const elsewhere = new Set<string>();
  const answered = new Set<string>();
  const blocks: Block[] = [];
  const named = new Map(applications.map(({ child, preferences }) => [child, preferences.map(({ intake }) => intake)]));
  for (const { id, kind, number, state, child, place, counts } of lines) {
    if (state === 'to-decide') {
      const says = `Line ${number} of the list ${kind === 'ehc-plans' ? 'of EHC plans' : 'of looked-after children'} may mean several children, or none: somebody must decide.`;
      blocks.push({ why: 'list-undecided', says, subject: id });
    }
    if (kind !== 'ehc-plans' || state === 'to-decide' || place === null) continue;
    if (child !== null) answered.add(child);
    if (place === 'none') continue;
    const who = child ?? id;
    if (place === 'elsewhere') {
      elsewhere.add(who);
      continue;
    }
    const found = intakesNamed(place, intakes, named.get(who) ?? []);
    const [intake] = found;
    if (intake === undefined || found.length > 1) {
      const says =
        intake === undefined
          ? `The plan on line ${number} names "${place}", which takes no part in this round. Say "elsewhere" if it is outside the round.`
          : `The plan on line ${number} names "${place}", which has several age groups in this round: write "${place}/${intake.ageGroup}" or the like.`;
      blocks.push({ why: 'place-not-in-round', says, ...(child === null ? {} : { child }), subject: id });
      continue;
    }
    held.push({ child: who, intake: intake.id, why: 'ehc-plan', counts, mayMove: false });
  }
  return { held, elsewhere, answered, blocks };
}

/** The intakes that a list's place may mean: `school` or `school/age-group`; of several, the one the family named. */
function intakesNamed(place: string, intakes: readonly Intake[], preferred: readonly string[]): readonly Intake[] {
  const found = intakes.filter(({ school, ageGroup }) => place === school || place === `${school}/${ageGroup}`);
  const named = found.filter(({ id }) => preferred.includes(id));
  return found.length > 1 && named.length === 1 ? named : found;
}

/** Places handed in and places by plan together. A plan replaces a place held at the same intake; another one is a block. */
export function heldTogether(
  handed: readonly HeldRow[],
  byPlan: readonly HeldRow[],
): { readonly held: readonly HeldRow[]; readonly blocks: readonly Block[] } {
  const plans = new Map(byPlan.map((row) => [row.child, row]));
  const blocks = handed.flatMap(({ child, intake }): Block[] => {
    const plan = plans.get(child);
    if (plan === undefined || plan.intake === intake) return [];
    return [
      {
        why: 'two-places-held',
        says: 'The child holds a place, and an EHC plan names another one. Withdraw the place first.',
        child,
        intake,
      },
    ];
  });
  return { held: [...handed.filter(({ child }) => !plans.has(child)), ...byPlan], blocks };
}

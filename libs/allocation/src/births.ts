import { atomsOf, conditionsOf, criterionOf } from '@policy';
import type { ChildFacts, Policy } from '@policy';
import type { Pass } from './outcome';
import type { Plan } from './plan';
import type { Snapshot } from './snapshot';
import type { World } from './world';

/** Where a matching has every child, and who is over the number there. */
export interface Whereabouts {
  readonly at: Int32Array;
  readonly overNumber: { has(child: number): boolean };
}

/** What must be known of a world to say what multiple births change in it. */
export interface BirthWorld extends Pick<World, 'heldBy'> {
  readonly snapshot: Pick<Snapshot, 'preferenceStart' | 'preferenceIntake' | 'intakes'>;
  factsOf(child: number): ChildFacts;
  planOf(intake: number): Plan | undefined;
}

/** The world as its snapshot and its plans have it. */
export function birthWorldOf({ snapshot, heldBy, plans }: World): BirthWorld {
  return { snapshot, heldBy, factsOf: (child) => snapshot.facts[child] ?? {}, planOf: (intake) => plans[intake] };
}

/** Children born together, by their numbers. */
export function birthsOf(world: World): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  const { facts } = world.snapshot;
  for (let child = 0; child < facts.length; child += 1) {
    const birth = facts[child]?.multipleBirth;
    if (birth === undefined) continue;
    const group = groups.get(birth);
    if (group === undefined) groups.set(birth, [child]);
    else group.push(child);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** What a finished matching changes for the next, in order of child and intake (docs/decision-rules.md, 4.2). */
export function changesOf(world: BirthWorld, births: readonly (readonly number[])[], matched: Whereabouts, before: readonly Pass[]): readonly Pass[] {
  return inOrder(births.flatMap((group) => changesOfBirth(world, group, matched, before)));
}

/** What it changes because of one multiple birth. */
export function changesOfBirth(world: BirthWorld, group: readonly number[], matched: Whereabouts, before: readonly Pass[]): readonly Pass[] {
  if (!group.some((child) => (matched.at[child] ?? -1) >= 0)) return [];
  const pass = (before[before.length - 1]?.pass ?? 0) + 1;
  const changes = group.flatMap((child) => changesFor(world, group, child, matched, pass));
  if (changes.length === 0) return changes;
  const known = new Set(before.map(keyOf));
  return changes.filter((change) => !known.has(keyOf(change)));
}

/** The changes of one pass in their order. */
export function inOrder(changes: readonly Pass[]): readonly Pass[] {
  return changes.length < 2 ? changes : [...changes].sort((a, b) => a.child - b.child || a.intake - b.intake);
}

function keyOf(change: Pass): string {
  return `${change.change} ${String(change.child)} ${String(change.intake)}`;
}

function changesFor(world: BirthWorld, group: readonly number[], child: number, matched: Whereabouts, pass: number): readonly Pass[] {
  if (world.heldBy.has(child)) return [];
  const { preferenceStart, preferenceIntake } = world.snapshot;
  const at = matched.at[child] ?? -1;
  const changes: Pass[] = [];
  let placedOver = false;
  for (let preference = preferenceStart[child] ?? 0; preference < (preferenceStart[child + 1] ?? 0); preference += 1) {
    const intake = preferenceIntake[preference] ?? -1;
    const because = causeAt(world, group, child, intake, matched);
    if (because === undefined) continue;
    const policy = world.snapshot.intakes[intake]?.policy;
    const rule = policy?.multipleBirths;
    const wants = at < 0 || preference < at;
    if ((rule === 'admit-all-over-number' || rule === 'linked-unit') && wants && !placedOver && isRanked(world, preference, intake)) {
      changes.push({ pass, child, intake, change: 'over-number', because });
      placedOver = true;
    }
    if (rule === 'sibling-once-one-offered' && policy !== undefined && siblingChange(policy, world.factsOf(child)) !== undefined) {
      changes.push({ pass, child, intake, change: 'counts-as-sibling', because });
    }
  }
  return changes;
}

/** The first same-birth child whom the intake took as one of their preferences. */
function causeAt(world: BirthWorld, group: readonly number[], child: number, intake: number, matched: Whereabouts): number | undefined {
  return group.find((other) => {
    const at = matched.at[other] ?? -1;
    return other !== child && at >= 0 && world.snapshot.preferenceIntake[at] === intake && !matched.overNumber.has(other);
  });
}

/** Whether every change that earlier passes made still has its cause. */
export function causesStand(world: BirthWorld, births: readonly (readonly number[])[], matched: Whereabouts, passes: readonly Pass[]): boolean {
  return passes.every((pass) => hasCause(world, births, matched, pass));
}

/** Whether a change that an earlier pass made is not used, or still has its cause. */
export function hasCause(world: BirthWorld, births: readonly (readonly number[])[], matched: Whereabouts, { child, intake, change }: Pass): boolean {
  const group = births.find((one) => one.includes(child)) ?? [];
  const used = change === 'counts-as-sibling' || (matched.overNumber.has(child) && world.snapshot.preferenceIntake[matched.at[child] ?? -1] === intake);
  return !used || causeAt(world, group, child, intake, matched) !== undefined;
}

/** Over the number means refused for want of places, so the child must be on a list there. */
function isRanked(world: BirthWorld, preference: number, intake: number): boolean {
  const plan = world.planOf(intake);
  if (plan === undefined) return false;
  return plan.stages.some((stage) => plan.list(stage.stage, plan.perVacancy ? 1 : 0).order.includes(preference));
}

/** The child's facts with every sibling criterion of the policy met, or nothing where all are met already. */
export function siblingChange(policy: Policy, facts: ChildFacts): ChildFacts | undefined {
  const unmeasured = { millimetres: () => Number.NaN, bandOf: () => undefined };
  let changed = facts;
  for (const { thing } of conditionsOf(policy)) {
    for (const atom of atomsOf(thing)) {
      if (atom.kind !== 'sibling') continue;
      const criterion = criterionOf(atom);
      if (!criterion.meets(atom, policy.school.id)(changed, unmeasured)) changed = criterion.grant?.(atom, policy.school.id, changed) ?? changed;
    }
  }
  return changed === facts ? undefined : changed;
}

import { atomsOf, conditionsOf, criterionOf } from '@policy';
import type { ChildFacts, Policy } from '@policy';
import type { Match } from './match';
import type { Pass } from './outcome';
import type { World } from './world';

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
export function changesOf(world: World, births: readonly (readonly number[])[], matched: Match, pass: number, before: readonly Pass[]): readonly Pass[] {
  const changes = births.flatMap((group) => group.flatMap((child) => changesFor(world, group, child, matched, pass)));
  const known = new Set(before.map(keyOf));
  return changes.filter((change) => !known.has(keyOf(change))).sort((a, b) => a.child - b.child || a.intake - b.intake);
}

function keyOf(change: Pass): string {
  return `${change.change} ${String(change.child)} ${String(change.intake)}`;
}

function changesFor(world: World, group: readonly number[], child: number, matched: Match, pass: number): readonly Pass[] {
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
    if (rule === 'sibling-once-one-offered' && policy !== undefined && siblingChange(policy, world.snapshot.facts[child] ?? {}) !== undefined) {
      changes.push({ pass, child, intake, change: 'counts-as-sibling', because });
    }
  }
  return changes;
}

/** The first same-birth child whom the intake took as one of their preferences. */
export function causeAt(world: World, group: readonly number[], child: number, intake: number, matched: Match): number | undefined {
  return group.find((other) => {
    const at = matched.at[other] ?? -1;
    return other !== child && at >= 0 && world.snapshot.preferenceIntake[at] === intake && !matched.overNumber.has(other);
  });
}

/** Over the number means refused for want of places, so the child must be on a list there. */
function isRanked(world: World, preference: number, intake: number): boolean {
  const plan = world.plans[intake];
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

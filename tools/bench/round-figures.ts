import { decide, worldOf } from '@allocation';
import type { Outcome, Snapshot } from '@allocation';
import { verify } from '@allocation/verify';
import { bareInputOf, bareKernel } from './bare-kernel';
import { medianTime } from './figure';
import type { Figure } from './figure';
import { nation } from './nation';
import type { Shape } from './nation';

/** The figures of one round: the bare kernel, the decision and the verification of the same snapshot in one process. */
export function roundFigures(shape: Shape): readonly Figure[] {
  const snapshot = nation(shape);
  const outcome = decide(snapshot);
  const bare = bareInputOf(snapshot, categoriesOf(snapshot, outcome));
  const verification = verify(snapshot, outcome);
  if (!verification.holds) throw new Error(`The outcome of ${shape.name} does not hold.`);
  const times = shape.children > 100_000 ? 11 : 21;
  const bareTime = medianTime(times, () => {
    bareKernel(bare);
  });
  const decideTime = medianTime(times, () => {
    decide(snapshot);
  });
  const memory = process.resourceUsage().maxRSS / 1024;
  const rankTime = medianTime(times >> 1, () => {
    rankEverything(snapshot);
  });
  const verifyTime = medianTime(times >> 1, () => {
    verify(snapshot, outcome);
  });
  const preferences = snapshot.preferenceIntake.length;
  const figure = (name: string, value: number, unit: string, limit?: number): Figure => ({ name, instance: shape.name, value, unit, ...(limit === undefined ? {} : { limit }) });
  const nationwide = shape.name === 'England';
  return [
    figure('children', snapshot.children.length, ''),
    figure('schools', snapshot.intakes.length, ''),
    figure('preferences', preferences, ''),
    figure('bare kernel', bareTime, 'ms'),
    figure('facts to ranked lists', rankTime, 'ms'),
    figure('decide (lists, match, trail)', decideTime, 'ms'),
    figure('decide against the bare kernel', decideTime / bareTime, 'times', nationwide ? 2.5 : undefined),
    figure('verify', verifyTime, 'ms'),
    figure('verify against decide', verifyTime / decideTime, 'times', nationwide ? 2 : undefined),
    figure('decide per preference', (decideTime * 1_000_000) / preferences, 'ns'),
    figure('peak memory of deciding', memory, 'MiB', nationwide ? 2048 : undefined),
    figure('peak memory with verifying', process.resourceUsage().maxRSS / 1024, 'MiB'),
  ];
}

/** Ranks every list, and does nothing with them. */
function rankEverything(snapshot: Snapshot): void {
  for (const plan of worldOf(snapshot).plans) for (const { stage } of plan.stages) plan.list(stage, 0);
}

/** By preference: the place of its category among the policy's rows. */
function categoriesOf(snapshot: Snapshot, outcome: Outcome): Uint8Array {
  const categories = new Uint8Array(snapshot.preferenceIntake.length);
  for (const { order, category } of outcome.lists) order.forEach((preference, position) => (categories[preference] = category[position] ?? 0));
  return categories;
}

import type { FallbackPlace } from './fallback';
import { ownSeat } from './match';
import type { Match } from './match';
import { verdictCodes, waysPlaced } from './outcome';
import type { Outcome, Pass, RankedList, StageResult, VerdictCode, WayPlaced } from './outcome';
import type { Plan } from './plan';
import type { Held } from './snapshot';
import type { World } from './world';

const way = Object.fromEntries(waysPlaced.map((name, code) => [name, code])) as Readonly<Record<WayPlaced, number>>;
const verdict = Object.fromEntries(verdictCodes.map((name, code) => [name, code])) as Readonly<Record<VerdictCode, number>>;

type Places = Pick<Outcome, 'placedIntake' | 'placedHow' | 'placedStage' | 'placedVacancy'>;

/** Everything a finished matching says, as columns. */
export function writeOutcome(world: World, matched: Match, fallback: readonly FallbackPlace[], passes: readonly Pass[], engine: string): Outcome {
  const lists = world.plans.flatMap((plan) => listsOf(plan, matched));
  const positions = world.positions();
  return {
    snapshot: world.snapshot.digest,
    engine,
    ...placesOf(world, matched, fallback),
    verdicts: verdictsOf(world, matched, positions),
    positions,
    lists,
    stages: world.plans.flatMap((plan) => stagesOf(plan, matched)),
    passes,
  };
}

function placesOf(world: World, matched: Match, fallback: readonly FallbackPlace[]): Places {
  const { children, preferenceIntake } = world.snapshot;
  const places = {
    placedIntake: new Int32Array(children.length).fill(-1),
    placedHow: new Uint8Array(children.length),
    placedStage: new Int16Array(children.length).fill(-1),
    placedVacancy: new Int32Array(children.length),
  };
  for (let child = 0; child < children.length; child += 1) {
    const at = matched.at[child] ?? -1;
    if (at < 0) continue;
    const intake = preferenceIntake[at] ?? -1;
    places.placedIntake[child] = intake;
    if (matched.overNumber.size > 0 && matched.overNumber.has(child)) {
      places.placedHow[child] = way['over-number'];
      continue;
    }
    places.placedHow[child] = way.preference;
    if (world.plans[intake]?.simple === true) places.placedStage[child] = 0;
  }
  for (const { taken, stage, vacancy } of matched.choices) {
    taken.forEach((preference, at) => {
      const child = world.childOf[preference] ?? -1;
      places.placedStage[child] = stage[at] ?? -1;
      places.placedVacancy[child] = vacancy[at] ?? 0;
    });
  }
  for (const [child, held] of world.heldBy) {
    if (held.mayMove && matched.at[child] !== ownSeat) continue;
    places.placedIntake[child] = held.intake;
    places.placedHow[child] = way.held;
  }
  for (const { child, intake } of fallback) {
    places.placedIntake[child] = intake;
    places.placedHow[child] = way.fallback;
  }
  return places;
}

function listsOf(plan: Plan, matched: Match): readonly RankedList[] {
  const filled = matched.choices[plan.number]?.taken.length ?? 0;
  const vacancies = plan.perVacancy ? Array.from({ length: Math.max(1, filled) }, (_, at) => at + 1) : [0];
  return vacancies.flatMap((vacancy) =>
    plan.stages.map(({ stage, pool, rows }) => ({ intake: plan.number, stage, pool, rows, vacancy, ...plan.list(stage, vacancy) })),
  );
}

function stagesOf(plan: Plan, matched: Match): readonly StageResult[] {
  const results = matched.choices[plan.number]?.results ?? [];
  return plan.stages.map(({ stage }) => ({ intake: plan.number, stage, ...(results[stage] ?? { places: 0, taken: 0, lastTaken: -1 }) }));
}

function verdictsOf(world: World, matched: Match, positions: Int32Array): Uint8Array {
  const { preferenceStart, children } = world.snapshot;
  const verdicts = new Uint8Array(positions.length);
  for (let child = 0; child < children.length; child += 1) {
    const start = preferenceStart[child] as number;
    const end = preferenceStart[child + 1] as number;
    const at = matched.at[child] as number;
    const held = world.heldBy.size === 0 ? undefined : world.heldBy.get(child);
    if (held !== undefined && (!held.mayMove || at === ownSeat)) {
      answerHolder(world, held, verdicts, positions);
      continue;
    }
    const refused = at < 0 ? end : at;
    for (let preference = start; preference < refused; preference += 1) verdicts[preference] = answer(positions, preference);
    if (at < 0) continue;
    verdicts[at] = matched.overNumber.size > 0 && matched.overNumber.has(child) ? verdict['offered-over-number'] : verdict.offered;
    for (let preference = at + 1; preference < end; preference += 1) verdicts[preference] = verdict['higher-offered'];
  }
  return verdicts;
}

/** The answers to a child who keeps the place they held. */
function answerHolder(world: World, held: Held, verdicts: Uint8Array, positions: Int32Array): void {
  const { preferenceStart, preferenceIntake } = world.snapshot;
  let below = false;
  for (let preference = preferenceStart[held.child] ?? 0; preference < (preferenceStart[held.child + 1] ?? 0); preference += 1) {
    const here = preferenceIntake[preference] === held.intake;
    if (here) verdicts[preference] = verdict.held;
    else if (!held.mayMove) verdicts[preference] = verdict['placed-by-law'];
    else verdicts[preference] = below ? verdict['higher-offered'] : answer(positions, preference);
    below = below || here;
  }
}

/** The answer to a preference that was asked for and not given. */
function answer(positions: Int32Array, preference: number): number {
  return (positions[preference] ?? -1) < 0 ? verdict['not-eligible'] : verdict.outranked;
}

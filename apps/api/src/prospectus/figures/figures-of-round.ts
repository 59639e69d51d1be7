import { type Outcome, type Snapshot, waysPlaced } from '@allocation';
import { atomsOf, type OrderKey, type Policy, sayKeyValue } from '@policy';
import type { CategoryFigures, FiguresToKeep, Moment } from '../prospectus.types';

/** One round as it was decided. */
export interface DecidedRound {
  readonly snapshot: Snapshot;
  readonly outcome: Outcome;
}

/** How a child came to hold a place: under which row of the policy, and by which key they stood where they did. */
interface Given {
  readonly intake: string;
  readonly row: number;
  readonly key: OrderKey | undefined;
  /** NaN where the key was missing or a lot was drawn. */
  readonly value: number;
  readonly byLot: boolean;
}

const byPlan = 'Children whose EHC plan names the school';
const byFallback = 'Placed by the authority where there was room';

/** What nobody is told about anybody: how far a child lives who came first because of this. */
const neverShown = new Set(['looked-after', 'vulnerable', 'need']);

/**
 * What the decided rounds of one year came to at each intake: the last of them as it stands, with the category under which
 * each child was first offered the place.
 */
export function figuresOf(rounds: readonly DecidedRound[], moment: Moment): readonly FiguresToKeep[] {
  const given = new Map<string, Given>();
  for (const round of rounds) for (const [child, one] of givenIn(round)) given.set(child, one);
  const last = rounds.at(-1);
  return last === undefined ? [] : last.snapshot.intakes.map((_, intake) => figuresAt(last, intake, given, moment));
}

function figuresAt(
  { snapshot, outcome }: DecidedRound,
  number: number,
  given: ReadonlyMap<string, Given>,
  moment: Moment,
): FiguresToKeep {
  const intake = snapshot.intakes[number];
  if (intake === undefined) throw new RangeError(`There is no intake ${String(number)}.`);
  const { policy } = intake;
  const byRow = policy.rows.map((): Given[] => []);
  const planned = new Set(snapshot.held.filter(({ why }) => why === 'ehc-plan').map(({ child }) => child));
  let plans = 0;
  let fallbacks = 0;
  snapshot.children.forEach((id, child) => {
    if (outcome.placedIntake[child] !== number) return;
    const how = waysPlaced[outcome.placedHow[child] ?? 0];
    const one = given.get(id);
    if (how === 'fallback') fallbacks += 1;
    else if (one?.intake === intake.id) byRow[one.row]?.push(one);
    else if (planned.has(child)) plans += 1;
  });
  const categories: readonly CategoryFigures[] = [
    ...(plans === 0 ? [] : [{ name: byPlan, offered: plans, last: null }]),
    ...policy.rows.map((row, at) => ({
      name: row.name,
      offered: byRow[at]?.length ?? 0,
      last: sayLast(policy, at, byRow[at] ?? []),
    })),
    ...(fallbacks === 0 ? [] : [{ name: byFallback, offered: fallbacks, last: null }]),
  ];
  const applications = snapshot.preferenceIntake.reduce((count, one) => count + (one === number ? 1 : 0), 0);
  const { group } = policy.entry;
  const { places } = intake;
  return {
    school: intake.school,
    ageGroup: group,
    year: snapshot.round.year,
    moment,
    places,
    applications,
    categories,
  };
}

/** Everybody whom a preference won a place in this round, with the list that gave it. */
function* givenIn({ snapshot, outcome }: DecidedRound): Generator<readonly [string, Given]> {
  for (const list of outcome.lists) {
    const intake = snapshot.intakes[list.intake];
    if (intake === undefined) continue;
    for (let position = 0; position < list.order.length; position += 1) {
      const child = snapshot.preferenceChild[list.order[position] ?? -1] ?? -1;
      if (outcome.placedIntake[child] !== list.intake || !isFrom(outcome, child, list)) continue;
      const row = list.category[position] ?? 0;
      const pool = intake.policy.pools?.find((one) => one.id === list.pool);
      const [key] = intake.policy.rows[row]?.order ?? pool?.order ?? intake.policy.tieBreak;
      const byLot = list.drawn.has(position) || key?.by === 'draw';
      const value = list.width === 0 ? Number.NaN : (list.keys[position * list.width] ?? Number.NaN);
      yield [snapshot.children[child] ?? '', { intake: intake.id, row, key, value, byLot }];
    }
  }
}

/** Whether the child was taken from this list; a place over the number counts with the first list that ranks the child. */
function isFrom(outcome: Outcome, child: number, { stage, vacancy }: { stage: number; vacancy: number }): boolean {
  const how = waysPlaced[outcome.placedHow[child] ?? 0];
  if (how === 'over-number') return stage === 0;
  return how === 'preference' && outcome.placedStage[child] === stage && outcome.placedVacancy[child] === vacancy;
}

/** The last place of a category in words. */
function sayLast(policy: Policy, row: number, given: readonly Given[]): string | null {
  const when = policy.rows[row]?.when;
  if (when === undefined || atomsOf(when).some(({ kind }) => neverShown.has(kind))) return null;
  const known = given.filter(({ value, key }) => !Number.isNaN(value) && key !== undefined && key.by !== 'meeting');
  const worst = known.reduce<Given | undefined>(
    (last, one) => (last === undefined || isWorse(one, last) ? one : last),
    undefined,
  );
  if (worst?.key === undefined) return given.some(({ byLot }) => byLot) ? 'by lot' : null;
  const said = sayKeyValue(policy, worst.key, worst.value);
  return worst.byLot ? `${said}, then by lot` : said;
}

function isWorse(one: Given, other: Given): boolean {
  const { key } = one;
  const lowFirst =
    key !== undefined &&
    (('first' in key && (key.first === 'nearest' || key.first === 'smallest' || key.first === 'lowest')) ||
      key.by === 'listed');
  return lowFirst ? one.value > other.value : one.value < other.value;
}

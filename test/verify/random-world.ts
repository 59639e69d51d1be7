import { buildSnapshot, heldReasons, type HeldRow, type MeasurementRow, type Snapshot, type SnapshotParts } from '@allocation';
import { digestText } from '@kernel';
import type { ChildFacts, Policy } from '@policy';
import type { Dice } from './dice';
import { randomPolicy } from './random-policy';

const careStatuses = ['looked-after', 'previously-looked-after', 'state-care-outside-england'] as const;
const siblingTies = ['full', 'half', 'step', 'adopted', 'foster', 'same-household'] as const;

/** A small round with every hard corner the documents can say, thrown by dice. */
export function randomWorld(dice: Dice): Snapshot {
  return buildSnapshot(randomParts(dice));
}

function randomParts(dice: Dice): SnapshotParts {
  const schools = Array.from({ length: dice.whole(1, 4) }, (_, at) => `s${String(at + 1)}`);
  const children = Array.from({ length: dice.whole(4, 28) }, (_, at) => `c${String(at + 1)}`);
  const places = schools.map(() => dice.whole(1, 8));
  const policies = schools.map((school, at) => randomPolicy(dice, school, schools, places[at] ?? 1));
  const preferences = children.flatMap((child) => dice.some(schools, 1).map((intake, at) => ({ child, rank: at + 1, intake })));
  const late = dice.oneIn(3);
  return {
    round: {
      id: 'round',
      title: 'A round',
      authority: 'Anyshire',
      phase: 'secondary',
      year: 2027,
      kind: late ? 'after-offer-day' : 'offer-day',
      fallback: dice.one([{ kind: 'none' }, { kind: 'nearest-with-vacancy', says: 'the nearest' }, { kind: 'catchment-then-nearest', says: 'the catchment school' }]),
    },
    policies,
    intakes: schools.map((id, at) => ({
      id,
      school: id,
      name: id,
      policy: policies[at]?.id ?? '',
      places: dice.oneIn(4) ? dice.whole(0, 9) : (places[at] ?? 1),
      ...(dice.oneIn(2) ? { takesFallback: true } : {}),
      ...(dice.oneIn(2) ? { catchment: ['near'] } : {}),
    })),
    children: children.map((id) => ({ id, resident: !dice.oneIn(4) })),
    preferences,
    facts: children.map((child, at) => ({ child, facts: at % 2 === 0 ? facts(dice, schools) : withoutEmpty(facts(dice, schools)) })),
    measurements: preferences.flatMap(({ child, intake }) => measurements(dice, policies[schools.indexOf(intake)], child, intake)),
    held: children.filter(() => dice.oneIn(8)).map((child) => held(dice, child, schools, policies)),
    draws: schools.map((intake) => ({ intake, id: `draw-${intake}`, seed: `seed of ${intake}`, commitment: digestText(`seed of ${intake}`), supervisor: 'an independent person' })),
    reach: children.flatMap((child) => schools.map((intake) => ({ child, intake, millimetres: dice.whole(1, 40) * 100_000 }))),
  };
}

function measurements(dice: Dice, policy: Policy | undefined, child: string, intake: string): readonly MeasurementRow[] {
  return Object.keys(policy?.definitions.measures ?? {}).map((measure) => ({ child, intake, measure, millimetres: dice.whole(1, 12) * 250_000 + dice.whole(0, 1), method: 'straight-line' }));
}

function held(dice: Dice, child: string, schools: readonly string[], policies: readonly Policy[]): HeldRow {
  const at = dice.whole(0, schools.length - 1);
  const why = dice.one(heldReasons);
  const pools = policies[at]?.pools ?? [];
  const pool = pools.length > 0 && dice.oneIn(2) ? { pool: dice.one(pools).id } : {};
  return { child, intake: schools[at] ?? '', why, counts: !dice.oneIn(5), mayMove: why !== 'ehc-plan' && why !== 'directed' && dice.oneIn(2), ...pool };
}

/** The same facts, with what is empty left out, as most records have it. */
function withoutEmpty(all: ChildFacts): ChildFacts {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

/** Facts of every kind, most of them rare. */
function facts(dice: Dice, schools: readonly string[]): ChildFacts {
  const rare = <Value>(make: () => Value): readonly Value[] => (dice.oneIn(4) ? [make()] : []);
  const school = (): string => dice.one(schools);
  return {
    ...(dice.oneIn(8) ? { care: dice.one(careStatuses) } : {}),
    needs: rare(() => ({ school: school(), kind: dice.one(['medical', 'social'] as const), of: dice.one(['child', 'parent'] as const) })).slice(),
    vulnerable: rare(() => dice.one(['child-in-need', 'homeless', 'refuge'] as const)).slice(),
    siblings: [...rare(() => sibling(dice, school())), ...rare(() => sibling(dice, school()))],
    staff: rare(() => ({ school: school(), twoYears: dice.oneIn(2), skillShortage: dice.oneIn(2) })).slice(),
    attends: rare(() => ({ school: school(), as: dice.one(['school', 'nursery'] as const) })).slice(),
    areas: dice.some(['near', 'far']).slice(),
    nearest: [{ among: 'all', schools: [school()] }],
    faith: rare(() => ({ form: 'church', terms: dice.some(['weekly', 'monthly']).slice(), ...(dice.oneIn(2) ? { points: dice.whole(0, 9) } : {}) })).slice(),
    tests: ['band', 'music'].filter(() => !dice.oneIn(4)).map((test) => ({ test, score: dice.whole(0, 9) })),
    premiums: rare(() => dice.one(['pupil-premium', 'service-premium', 'free-school-meals'] as const)).slice(),
    serviceFamily: dice.oneIn(6),
    roles: rare(() => ({ school: school(), role: 'chorister' })).slice(),
    boarding: rare(() => ({ school: school(), need: dice.oneIn(2), suitable: dice.oneIn(2), serviceHelp: dice.oneIn(2) })).slice(),
    listed: rare(() => ({ school: school(), position: dice.whole(1, 30) })).slice(),
    ...(dice.oneIn(4) ? { multipleBirth: dice.one(['birth-1', 'birth-2', 'birth-3']) } : {}),
  };
}

function sibling(dice: Dice, school: string): NonNullable<ChildFacts['siblings']>[number] {
  return {
    school,
    tie: dice.one(siblingTies),
    atApplication: !dice.oneIn(4),
    atAdmission: !dice.oneIn(4),
    year: dice.whole(7, 12),
    ...(dice.oneIn(4) ? { inResourcedProvision: true } : {}),
    ...(dice.oneIn(4) ? { displaced: true } : {}),
  };
}

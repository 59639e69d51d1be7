import { refuse } from '@kernel';
import { testOf } from '@policy';
import type { ChildFacts, Pool } from '@policy';
import { bandsAmong, drawer, rankStage, thoseWho } from '@ranking';
import type { Applicants, Columns, Found, ReadyPolicy, Room, Scratch, Stage, StageList } from '@ranking';
import type { Group } from './group-by-intake';
import { once } from './once';
import type { Held, Intake, Snapshot } from './snapshot';

/** One intake made ready to choose: its pools and lists, and the places held in it. */
export interface Plan {
  readonly number: number;
  readonly intake: Intake;
  readonly ready: ReadyPolicy;
  readonly pools: readonly Pool[];
  readonly stages: readonly Stage[];
  /** Every preference for the intake, those of fixed children left out, in order of child. */
  readonly asking: Int32Array;
  /** One list, no caps, all places: the intake keeps the best who ask, and needs no turn-taking. */
  readonly simple: boolean;
  /** Each place has lists of its own, because each has its own draw (1.35). */
  readonly perVacancy: boolean;
  /** The list of a stage for the k-th place filled; k is 0 where places share their lists. */
  list(stage: number, vacancy: number): StageList;
  /** For a stage whose cap counts everyone meeting a condition: the preferences of children who meet it. */
  readonly meeting: ReadonlyMap<number, ReadonlySet<number>>;
  /** Places held in this intake before the run. */
  readonly held: readonly Held[];
  /** For such a stage: whether a held child meets the condition. */
  heldMeets(stage: number, held: Held): boolean;
  /** Draws a lot within a named draw of this intake. */
  draw(drawId: string): (name: string) => string;
}

/** Facts that stand in for the child's own, by preference. */
export type Instead = ReadonlyMap<number, ChildFacts>;

export const nothingInstead: Instead = new Map();

/** What every plan of a round shares. */
export interface Shared {
  readonly snapshot: Snapshot;
  readonly childOf: Int32Array;
  /** By child: the first preference that is not asked for, because the child is fixed or holds that place or a better one. */
  readonly wishesEnd: Int32Array;
  /** By child: the place held, if any. */
  readonly heldBy: ReadonlyMap<number, Held>;
  /** By intake: the places held there. */
  readonly heldAt: ReadonlyMap<number, readonly Held[]>;
  readonly columns: Columns;
  readonly scratch: Scratch;
  readonly room: Room;
  /** Lots that were drawn before, where one round is decided many times over. */
  readonly lots?: Lots;
}

/** Lots drawn once and kept: a lot depends on its draw and its child alone, whatever else is changed. */
export class Lots {
  private readonly draws = new Map<string, (child: string) => string>();

  of(seed: string, drawId: string): (child: string) => string {
    const name = `${seed}\n${drawId}`;
    const known = this.draws.get(name);
    if (known !== undefined) return known;
    const draw = drawer(seed, drawId);
    const drawn = new Map<string, string>();
    const kept = (child: string): string => {
      const before = drawn.get(child);
      if (before !== undefined) return before;
      const value = draw(child);
      drawn.set(child, value);
      return value;
    };
    this.draws.set(name, kept);
    return kept;
  }
}

/** The lots of a round, but for one child, whose lot is said: the first or the last there can be. */
export class LotsWith extends Lots {
  constructor(
    private readonly others: Lots,
    private readonly child: string,
    private readonly lot: string,
  ) {
    super();
  }

  override of(seed: string, drawId: string): (child: string) => string {
    const draw = this.others.of(seed, drawId);
    return (child) => (child === this.child ? this.lot : draw(child));
  }
}

/** The plan of one intake. Its lists are ranked when they are first needed, but at once where their rows are already found. */
export function planOf(shared: Shared, number: number, ready: ReadyPolicy, group: Group, instead: Instead): Plan {
  const intake = shared.snapshot.intakes[number];
  if (intake === undefined) throw new RangeError(`There is no intake ${String(number)}.`);
  const { pools, stages } = ready;
  const { asking } = group;
  const applicants = applicantsOf(shared, intake, ready, group, instead);
  const perVacancy = shared.snapshot.round.kind === 'after-offer-day' && ready.draws;
  const draw = (drawId: string): ((name: string) => string) => {
    if (intake.draw === undefined) {
      refuse({ file: 'draws.ndjson', path: intake.id, found: 'no draw, where one is needed', allowed: 'add a committed draw for this intake (1.34-1.35).' });
    }
    return shared.lots?.of(intake.draw.seed, drawId) ?? drawer(intake.draw.seed, drawId);
  };
  const list = listsOf(intake, stages, applicants, draw, shared);
  if (applicants.found !== undefined) list(0, 0);
  return {
    number,
    intake,
    ready,
    pools,
    stages,
    asking,
    simple: ready.oneList && !perVacancy,
    perVacancy,
    list,
    meeting: ready.oneList ? nobodyMeeting : meetingOf(intake, stages, applicants),
    held: shared.heldAt.get(number) ?? [],
    heldMeets: remembered((stage, one) => heldMeets(shared, intake, asking, stages[stage], one)),
    draw,
  };
}

const nobodyMeeting: Plan['meeting'] = new Map();

/** Those who are ranked, and the bands that all who ask for the intake make. */
function applicantsOf(shared: Shared, intake: Intake, { bandings }: ReadyPolicy, { asking, found }: Group, instead: Instead): Applicants {
  const { snapshot, childOf, wishesEnd, heldBy } = shared;
  const isWish = (preference: number): boolean => preference < (wishesEnd[childOf[preference] ?? -1] ?? 0);
  const ranked = heldBy.size === 0 ? asking : asking.filter(isWish);
  const rankedFound = heldBy.size === 0 ? found : only(found, (at) => isWish(asking[at] ?? -1));
  const bands = new Map<string, readonly string[]>();
  if (bandings.length > 0) {
    const facts = Array.from(asking, (preference) => snapshot.facts[childOf[preference] ?? -1] ?? {});
    const isRanked = new Set(ranked);
    for (const [id, banding] of bandings) {
      const bandOf = bandsAmong(banding, facts);
      bands.set(id, facts.filter((_, at) => isRanked.has(asking[at] ?? -1)).map(bandOf));
    }
  }
  return { columns: shared.columns, preferences: ranked, measures: intake.measures, bands, instead, found: bandings.length === 0 ? rankedFound : undefined };
}

/** What was found, for some of the places only. */
function only(found: Found | undefined, isIn: (at: number) => boolean): Found | undefined {
  return found && { rows: found.rows.filter((_, at) => isIn(at)), keys: found.keys?.filter((_, at) => isIn(at)) };
}

/** Lists made when first needed, and kept. */
function listsOf(intake: Intake, stages: readonly Stage[], applicants: Applicants, draw: Plan['draw'], { scratch, room }: Shared): Plan['list'] {
  const made = new Map<number, StageList>();
  return (stage, vacancy) => {
    const key = vacancy * stages.length + stage;
    const ready = made.get(key);
    if (ready !== undefined) return ready;
    const what = stages[stage];
    if (what === undefined) throw new RangeError(`There is no stage ${String(stage)}.`);
    const drawId = intake.draw === undefined ? undefined : vacancy === 0 ? intake.draw.id : `${intake.draw.id}/vacancy-${String(vacancy)}`;
    const list = rankStage(what, applicants, {
      intake: intake.id,
      draw: drawId === undefined ? undefined : lazily(() => draw(drawId)),
      linkBirths: intake.policy.multipleBirths === 'linked-unit',
      scratch,
      room,
    });
    made.set(key, list);
    return list;
  };
}

function meetingOf(intake: Intake, stages: readonly Stage[], applicants: Applicants): Plan['meeting'] {
  const meeting = new Map<number, ReadonlySet<number>>();
  for (const stage of stages) {
    if (stage.cap?.counts.kind !== 'everyone-meeting') continue;
    meeting.set(stage.stage, thoseWho(testOf(stage.cap.counts.when, intake.school), applicants));
  }
  return meeting;
}

/** Whether a child who holds a place meets the condition that a stage's cap counts, by what is known of them for this intake. */
function heldMeets(shared: Shared, intake: Intake, asking: Int32Array, stage: Stage | undefined, held: Held): boolean {
  if (stage?.cap?.counts.kind !== 'everyone-meeting') return false;
  const { snapshot, childOf } = shared;
  const factsOf = (child: number): ChildFacts => snapshot.facts[child] ?? {};
  const mine = snapshot.preferenceIntake.subarray(0, snapshot.preferenceStart[held.child + 1]).indexOf(held.intake, snapshot.preferenceStart[held.child]);
  return testOf(stage.cap.counts.when, intake.school)(factsOf(held.child), {
    millimetres: (measure) => snapshot.millimetres[intake.measures.indexOf(measure)]?.[mine] ?? Number.NaN,
    bandOf: (id) => {
      const banding = intake.policy.definitions.bandings[id];
      return banding && bandsAmong(banding, Array.from(asking, (preference) => factsOf(childOf[preference] ?? -1)))(factsOf(held.child));
    },
  });
}

/** The same answers, each worked out once: a plan is asked again and again while changes elsewhere are tried. */
function remembered(meets: Plan['heldMeets']): Plan['heldMeets'] {
  const known: Map<Held, boolean>[] = [];
  return (stage, one) => {
    const ofStage = (known[stage] ??= new Map<Held, boolean>());
    const before = ofStage.get(one);
    if (before !== undefined) return before;
    const now = meets(stage, one);
    ofStage.set(one, now);
    return now;
  };
}

/** A drawer that is made ready only when a lot is first drawn, which most lists never do. */
function lazily(make: () => (child: string) => string): (child: string) => string {
  const drawer = once(make);
  return (child) => drawer()(child);
}

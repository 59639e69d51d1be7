import { type MoreChild, type OneMoreChild, type Outcome, verdictCodes } from '@allocation';
import type { WouldBeShown } from '@contract';
import type { Policy } from '@policy';

/** Fewer children than this are never told of. */
const fewest = 5;

/** One earlier round, ready to be asked what would have come of a child. */
export class PastRound {
  /** By intake: the rows of the policy at which its lists ended, of those that few children were offered a place under. */
  private readonly thinEnds: readonly ReadonlySet<number>[];

  constructor(
    readonly year: number,
    private readonly round: OneMoreChild,
    outcome: Outcome,
  ) {
    this.thinEnds = round.snapshot.intakes.map(({ policy }, intake) => thinEndsOf({ outcome, policy }, intake));
  }

  /** The intake of a school and age group in that year, by number, with its policy; nothing where it took no part. */
  intakeOf(school: string, ageGroup: string): { readonly number: number; readonly policy: Policy } | undefined {
    const number = this.round.snapshot.intakes.findIndex(
      (one) => one.school === school && one.policy.entry.group === ageGroup,
    );
    const policy = this.round.snapshot.intakes[number]?.policy;
    return policy === undefined ? undefined : { number, policy };
  }

  /**
   * What would have come of the child with this intake as the only preference.
   *
   * Where a list ended among a handful of children of one category, the answer for that category would tell where one of
   * them lives to whoever asked often enough; so it is not given.
   */
  ask(intake: number, child: MoreChild): WouldBeShown {
    const { would, rows } = this.round.ask(intake, child);
    if (would === 'not-known') return would;
    return rows.some((row) => this.thinEnds[intake]?.has(row) === true) ? 'too-few' : would;
  }
}

/**
 * The rows in which a full list's last place went, where fewer than five children were offered a place under that row.
 *
 * The row of everybody else is not among them: how far its last place reached is what authorities publish every year.
 */
function thinEndsOf(
  { outcome, policy }: { outcome: Outcome; policy: Policy | undefined },
  intake: number,
): ReadonlySet<number> {
  const offered = new Map<number, Set<number>>();
  const ends = new Set<number>();
  for (const list of outcome.lists.filter((one) => one.intake === intake)) {
    list.order.forEach((preference, position) => {
      if (verdictCodes[outcome.verdicts[preference] ?? -1] !== 'offered') return;
      const row = list.category[position] ?? -1;
      offered.set(row, (offered.get(row) ?? new Set()).add(preference));
    });
    const result = outcome.stages.find((one) => one.intake === intake && one.stage === list.stage);
    if (result !== undefined && result.lastTaken >= 0 && result.taken >= result.places)
      ends.add(list.category[result.lastTaken] ?? -1);
  }
  const isThin = (row: number): boolean =>
    (offered.get(row)?.size ?? 0) < fewest && policy?.rows[row]?.when?.kind !== 'everyone-else';
  return new Set([...ends].filter(isThin));
}

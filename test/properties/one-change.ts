import { buildSnapshot, type Counterfactual, decide, type Snapshot, type SnapshotParts } from '@allocation';
import { BadInput } from '@kernel';
import { type ChildFacts, criterionOf } from '@policy';
import { answerTo } from './decided';
import { type NumberedPreference, partsOf } from './parts-of';

/** A preference of a round, and the means to change its child's own facts and decide again from the rows. */
export class Otherwise {
  private readonly parts: SnapshotParts;
  readonly child: string;
  readonly intake: string;
  readonly facts: ChildFacts;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly preference: NumberedPreference,
  ) {
    this.parts = partsOf(snapshot);
    this.child = snapshot.children[preference.child] ?? '';
    this.intake = snapshot.intakes[preference.intake]?.id ?? '';
    this.facts = this.parts.facts.find(({ child }) => child === this.child)?.facts ?? {};
  }

  get school(): string {
    return this.snapshot.intakes[this.preference.intake]?.policy.school.id ?? '';
  }

  /** Whether the preference is offered when the change is made by hand and the round decided from its rows. */
  offeredWith(change: Counterfactual): boolean {
    switch (change.kind) {
      case 'criterion':
        return this.offeredWithFacts(criterionOf(change.when).grant?.(change.when, this.school, this.facts) ?? this.facts);
      case 'distance':
        return this.offeredAt(change.measure, change.millimetres);
      case 'score':
        return this.offeredWithFacts(this.withScore(change.test, change.atLeast));
      case 'points':
        return this.offeredWithFacts(this.withPoints(change.form, change.atLeast));
    }
  }

  private withScore(test: string, score: number): ChildFacts {
    return { ...this.facts, tests: [...(this.facts.tests ?? []).filter((one) => one.test !== test), { test, score }] };
  }

  private withPoints(form: string, points: number): ChildFacts {
    const mine = this.facts.faith?.find((one) => one.form === form);
    return { ...this.facts, faith: [...(this.facts.faith ?? []).filter((one) => one.form !== form), { form, terms: mine?.terms ?? [], points }] };
  }

  private offeredWithFacts(facts: ChildFacts): boolean {
    return this.offered({ ...this.parts, facts: this.parts.facts.map((row) => (row.child === this.child ? { ...row, facts } : row)) });
  }

  private offeredAt(measure: string, millimetres: number): boolean {
    const mine = (row: SnapshotParts['measurements'][number]): boolean => row.child === this.child && row.intake === this.intake && row.measure === measure;
    return this.offered({ ...this.parts, measurements: this.parts.measurements.map((row) => (mine(row) ? { ...row, millimetres } : row)) });
  }

  private offered(parts: SnapshotParts): boolean {
    try {
      return ['offered', 'offered-over-number'].includes(answerTo(decide(buildSnapshot(parts)), this.preference.number));
    } catch (error) {
      // A round that stops offers nothing.
      if (error instanceof BadInput) return false;
      throw error;
    }
  }
}

/** The same change made one step smaller, where that is a change at all. */
export function oneStepLess(snapshot: Snapshot, preference: NumberedPreference, change: Counterfactual): Counterfactual | undefined {
  const facts = snapshot.facts[preference.child] ?? {};
  switch (change.kind) {
    case 'criterion':
      return undefined;
    case 'distance':
      return { ...change, millimetres: change.millimetres + (change.bound === 'at-most' ? 1 : -1) };
    case 'score': {
      const lowest = Math.min(0, ...snapshot.facts.flatMap(({ tests }) => tests?.filter((one) => one.test === change.test).map(({ score }) => score) ?? []));
      const now = facts.tests?.find((one) => one.test === change.test)?.score ?? lowest - 1;
      return change.atLeast - 1 <= now ? undefined : { ...change, atLeast: change.atLeast - 1 };
    }
    case 'points': {
      const now = facts.faith?.find((one) => one.form === change.form)?.points ?? -1;
      return change.atLeast - 1 <= now ? undefined : { ...change, atLeast: change.atLeast - 1 };
    }
  }
}

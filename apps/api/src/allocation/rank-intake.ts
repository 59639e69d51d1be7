import { Injectable } from '@nestjs/common';
import { buildSnapshot, decide, type RankedList, type Snapshot } from '@allocation';
import type { Policy } from '@policy';
import type { Tx } from '../platform';
import { refusals } from './allocation.refusals';
import { GatherSnapshot } from './gather-snapshot';

/** Every applicant of an intake in the order of its policy, best first, each with the category that put them there. */
export interface IntakeOrder {
  readonly policy: Policy;
  readonly places: readonly { readonly child: string; readonly category: string }[];
  /** Applicants whom no list of the policy ranks. */
  readonly unranked: readonly string[];
  /** Children in the care of an authority, now or before. */
  readonly inCare: ReadonlySet<string>;
}

/** Ranks an intake from what is known today, by deciding its round and reading its lists; no place is given by it. */
@Injectable()
export class RankIntake {
  constructor(private readonly gather: GatherSnapshot) {}

  async run(tx: Tx, { round, intake }: { round: string; intake: string }): Promise<IntakeOrder> {
    const draws = await this.gather.drawsFor(tx, round, 'offer-day');
    const asked = { held: [], draws: draws.map(({ id }) => id), without: [] };
    const { parts } = await this.gather.run(tx, { round, kind: 'offer-day', asked });
    const snapshot = buildSnapshot(parts);
    return orderOf(snapshot, decide(snapshot).lists, intake);
  }
}

function orderOf(snapshot: Snapshot, all: readonly RankedList[], intake: string): IntakeOrder {
  const number = snapshot.intakes.findIndex(({ id }) => id === intake);
  const policy = snapshot.intakes[number]?.policy;
  if (policy === undefined) throw refusals.listNotValid({ says: 'The intake takes no part in this round.' });
  const childOf = childrenByPreference(snapshot);
  const places = new Map<string, string>();
  for (const list of all.filter((one) => one.intake === number)) {
    list.order.forEach((preference, at) => {
      const child = childOf(preference);
      if (!places.has(child)) places.set(child, policy.rows[list.category[at] ?? 0]?.id ?? '');
    });
  }
  const applicants = [...snapshot.preferenceIntake].flatMap((one, at) => (one === number ? [childOf(at)] : []));
  return {
    policy,
    places: [...places].map(([child, category]) => ({ child, category })),
    unranked: applicants.filter((child) => !places.has(child)),
    inCare: new Set(snapshot.children.filter((_, child) => snapshot.facts[child]?.care !== undefined)),
  };
}

function childrenByPreference(snapshot: Snapshot): (preference: number) => string {
  const childOf = new Int32Array(snapshot.preferenceIntake.length);
  snapshot.children.forEach((_, child) => {
    childOf.fill(child, snapshot.preferenceStart[child] ?? 0, snapshot.preferenceStart[child + 1] ?? 0);
  });
  return (preference) => snapshot.children[childOf[preference] ?? -1] ?? '';
}

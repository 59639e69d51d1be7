import { decide, type Outcome, type Snapshot, verdictCodes } from '@allocation';
import { BadInput, canonicalJson } from '@kernel';

/** The intake that each child is placed at, by number; -1 for none. */
export function placesIn(snapshot: Snapshot): readonly number[] {
  return [...decide(snapshot).placedIntake];
}

/** The outcome, or nothing where the engine stops because a policy does not settle. */
export function decidedOrStopped(snapshot: Snapshot): Outcome | undefined {
  try {
    return decide(snapshot);
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}

/** Everything an outcome says, as one text: equal texts mean equal outcomes, to the byte. */
export function inFull(outcome: Outcome): string {
  return canonicalJson({
    ...outcome,
    placedIntake: [...outcome.placedIntake],
    placedHow: [...outcome.placedHow],
    placedStage: [...outcome.placedStage],
    placedVacancy: [...outcome.placedVacancy],
    verdicts: [...outcome.verdicts],
    positions: [...outcome.positions],
    lists: listsInFull(outcome),
  });
}

/** Every list of an outcome, as rows that can be compared. */
function listsInFull(outcome: Outcome): readonly unknown[] {
  return outcome.lists.map((list) => ({ ...list, order: [...list.order], category: [...list.category], keys: [...list.keys].map(String), drawn: [...list.drawn].map(([position, lot]) => ({ position, lot })) }));
}

/** Every list of an outcome with children instead of preferences, which are numbered by the parents' wishes. */
export function listsByChild(snapshot: Snapshot, outcome: Outcome): string {
  const childOf = new Map<number, string>();
  snapshot.children.forEach((id, child) => {
    for (let preference = snapshot.preferenceStart[child] ?? 0; preference < (snapshot.preferenceStart[child + 1] ?? 0); preference += 1) childOf.set(preference, id);
  });
  return canonicalJson(
    outcome.lists.map((list) => ({
      intake: snapshot.intakes[list.intake]?.id,
      stage: list.stage,
      vacancy: list.vacancy,
      children: [...list.order].map((preference) => childOf.get(preference)),
      category: [...list.category],
      keys: [...list.keys].map(String),
      drawn: [...list.drawn].map(([position, lot]) => `${String(position)} ${lot}`),
    })),
  );
}

/** The answer to a preference, by its number. */
export function answerTo(outcome: Outcome, preference: number): string {
  return verdictCodes[outcome.verdicts[preference] ?? -1] ?? 'no answer';
}

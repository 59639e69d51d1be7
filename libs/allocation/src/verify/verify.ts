import { Case } from './case';
import type { Outcome, Snapshot } from './documents';
import type { Breach, Found } from './ledger';
import type { Property } from './property';
import { readShape } from './shape';
import { placesAreRespected } from './v1-places-are-respected';
import { theRoundCanBeReplayed } from './v10-the-round-can-be-replayed';
import { drawsAreHonest } from './v11-draws-are-honest';
import { oneSnapshotOneOutcome } from './v12-one-snapshot-one-outcome';
import { roomForAllMeansAll } from './v13-room-for-all-means-all';
import { theTableAddsUp } from './v14-the-table-adds-up';
import { onePlaceEach } from './v2-one-place-each';
import { onlyNamedPlaces } from './v3-only-named-places';
import { nobodyIsPassedOver } from './v4-nobody-is-passed-over';
import { noPlaceIsWasted } from './v5-no-place-is-wasted';
import { listsFollowFromFacts } from './v6-lists-follow-from-facts';
import { heldPlacesStand } from './v7-held-places-stand';
import { lookedAfterFirst } from './v8-looked-after-first';
import { preferenceOrderIsNotSeen } from './v9-preference-order-is-not-seen';

/** Every property, in order of its number. */
export const properties: readonly Property[] = [
  placesAreRespected,
  onePlaceEach,
  onlyNamedPlaces,
  nobodyIsPassedOver,
  noPlaceIsWasted,
  listsFollowFromFacts,
  heldPlacesStand,
  lookedAfterFirst,
  preferenceOrderIsNotSeen,
  theRoundCanBeReplayed,
  drawsAreHonest,
  oneSnapshotOneOutcome,
  roomForAllMeansAll,
  theTableAddsUp,
];

/** One property's answer about one outcome. */
export interface PropertyAnswer extends Pick<Property, 'name' | 'says' | 'paragraphs'> {
  readonly holds: boolean;
  /** How many things it looked at. */
  readonly checked: number;
  /** The first breaches; `breachCount` says how many there are. */
  readonly breaches: readonly Breach[];
  readonly breachCount: number;
}

/** The answers of every property about one outcome. */
export interface Verification {
  readonly snapshot: string;
  readonly engine: string;
  readonly properties: readonly PropertyAnswer[];
  readonly holds: boolean;
}

/**
 * The answers of every property about an outcome, each worked out again from the snapshot's facts without the engine.
 *
 * An outcome whose columns do not even fit the snapshot gives breaches like any other; nothing here throws for it.
 */
export function verify(snapshot: Snapshot, outcome: Outcome, options: { readonly limit?: number } = {}): Verification {
  const limit = options.limit ?? 20;
  const shape = readShape(snapshot, outcome, limit);
  const one = shape.sound ? new Case(snapshot, outcome, shape.ledger, limit) : undefined;
  const answers = properties.map((property): PropertyAnswer => {
    const { name, says, paragraphs } = property;
    const found = one === undefined ? unfit(property, shape.ledger) : property.check(one);
    const { checked, breachCount, breaches } = found;
    return { name, says, paragraphs, holds: breachCount === 0, checked, breaches, breachCount };
  });
  return { snapshot: snapshot.digest, engine: outcome.engine, properties: answers, holds: answers.every((answer) => answer.holds) };
}

/** What can be said where the columns do not fit: V12 says how, and nothing else was looked at. */
function unfit(property: Property, shape: Found): Found {
  if (property === oneSnapshotOneOutcome) return shape;
  return { checked: 0, breachCount: 1, breaches: [{ says: "This could not be checked, because the outcome's columns do not fit the snapshot (see V12)." }] };
}

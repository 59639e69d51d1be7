import type { Grid } from '@geography';
import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Round } from '@contract';
import { ApplicationsReader, DecideChange, ReadApplication, RequestChange } from '../../applications';
import type { Block } from '../../evidence';
import { AddressesReader, MeasurementsReader, RemeasureDistance, type UnmeasuredWhy } from '../../geography';
import { Clock, Database } from '../../platform';
import { Actors } from '../actors';

/** What a played officer writes of a home that is placed by its postcode. */
const placed = 'The register does not know this address. The home was put at the middle of its postcode.';
const placedAnywhere = 'Nobody knows this postcode. The home was put in the middle of the town.';
const agreed = 'Nothing better is known of where the home is.';

/** Why a walk could not be measured from where a home is said to be, so that it is measured from a point that stands in. */
const noWay: readonly UnmeasuredWhy[] = ['home-too-far-from-any-path', 'no-way-through'];

/** The verbs by which an officer settles where a home is. */
@Injectable()
export class PlacingVerbs {
  constructor(
    readonly read: ReadApplication,
    readonly ask: RequestChange,
    readonly decide: DecideChange,
    readonly remeasure: RemeasureDistance,
  ) {}
}

/** What a played officer looks at to place a home. */
@Injectable()
export class PlacingReaders {
  constructor(
    readonly addresses: AddressesReader,
    readonly applications: ApplicationsReader,
    readonly measurements: MeasurementsReader,
    readonly clock: Clock,
  ) {}
}

/**
 * Places homes for which nothing can be measured, so that a visitor who typed an address that the town does not know sees
 * offer day all the same: at the middle of the postcode, or in the middle of the town where nobody knows the postcode.
 *
 * As an officer would by hand: a home on no map is changed, asked for by one officer and agreed by another; a distance from
 * a point that no path reaches is measured again from one that stands in for it.
 */
@Injectable()
export class PlaceHomes {
  constructor(
    private readonly database: Database,
    private readonly verbs: PlacingVerbs,
    private readonly readers: PlacingReaders,
    private readonly actors: Actors,
  ) {}

  /** Puts homes that are on no map on it. */
  async homes(round: Round, blocks: readonly Block[]): Promise<void> {
    for (const { why, application } of blocks) {
      if (why === 'home-without-point' && application !== undefined) await this.place(round, application);
    }
  }

  /** Measures again, from a point that stands in for the home, what could not be measured from it. */
  async standIns(round: Round, blocks: readonly Block[]): Promise<void> {
    const children = blocks.flatMap(({ why, child }) =>
      why === 'preference-unmeasured' && child !== undefined ? [child] : [],
    );
    for (const child of new Set(children)) await this.standIn(round, child);
  }

  private async place(round: Round, application: string): Promise<void> {
    const ruth = this.actors.persona('ruth-harper');
    const { home } = (await this.verbs.read.run(ruth, application)).answers;
    if (home === undefined) return;
    const [{ point, says } = {}] = await this.points(round, home.postcode ?? null);
    if (point === undefined || says === undefined) return;
    const { id } = await this.verbs.ask.run(ruth, application, {
      kind: 'address',
      home: { ...home, point: { ...point, from: 'substitute' } },
      movedOn: round.dates.closes,
      reason: says,
    });
    await this.verbs.decide.run(this.actors.persona('imran-shah'), id, { outcome: 'now', reason: agreed });
  }

  private async standIn(round: Round, child: string): Promise<void> {
    const ruth = this.actors.persona('ruth-harper');
    const { kept, home } = await this.database.inTransaction(systemActor, async (tx) => ({
      kept: await this.readers.measurements.ofChild(tx, round.id, child),
      home: (await this.readers.applications.ofChild(tx, round.id, child, this.readers.clock.now()))?.home,
    }));
    const points = await this.points(round, home?.postcode ?? null);
    for (const { id, unmeasured } of kept) {
      if (unmeasured === null || !noWay.includes(unmeasured)) continue;
      let newest = id;
      for (const { point, says } of points) {
        const after = await this.verbs.remeasure.run(ruth, newest, { reason: says, from: point });
        if (after.unmeasured === null) break;
        newest = after.id;
      }
    }
  }

  /** Where such a home may be put, the better place first. */
  private points({ authority }: Round, postcode: string | null): Promise<readonly { point: Grid; says: string }[]> {
    const { addresses } = this.readers;
    return this.database.inTransaction(systemActor, async (tx) => {
      const found = postcode === null ? null : await addresses.pointOf(tx, { postcode, authority });
      const middle = await addresses.middleOf(tx, authority);
      return [
        ...(found === null ? [] : [{ point: found.point, says: placed }]),
        ...(middle === null ? [] : [{ point: middle, says: placedAnywhere }]),
      ];
    });
  }
}

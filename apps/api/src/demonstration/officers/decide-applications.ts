import { Injectable } from '@nestjs/common';
import {
  DecideAgeGroup,
  DecideChange,
  DecideLateness,
  ReadApplication,
  ReadLists,
  ResolveConflict,
} from '../../applications';
import type { Block } from '../../evidence';
import { Actors } from '../actors';

/** The verbs that decide what is open about applications. */
@Injectable()
export class DecidingVerbs {
  constructor(
    readonly lateness: DecideLateness,
    readonly ageGroup: DecideAgeGroup,
    readonly change: DecideChange,
    readonly conflict: ResolveConflict,
  ) {}
}

/** Decides what is open about applications, as an officer of the town would, by the scheme and no more kindly than it. */
@Injectable()
export class DecideApplications {
  constructor(
    private readonly verbs: DecidingVerbs,
    private readonly lists: ReadLists,
    private readonly read: ReadApplication,
    private readonly actors: Actors,
  ) {}

  async run(round: string, blocks: readonly Block[]): Promise<void> {
    if (blocks.some(({ why }) => why === 'application-contested')) await this.conflicts(round);
    const actor = this.actors.persona('ruth-harper');
    for (const { why, application, intake } of blocks) {
      if (application === undefined) continue;
      if (why === 'lateness-undecided' && intake !== undefined) {
        const reason = 'No reason was given that the scheme accepts.';
        await this.verbs.lateness.run(actor, { application, intake }, { outcome: 'late', reason });
      }
      if (why === 'age-group-undecided' && intake !== undefined) {
        const reason = 'The school and the professionals agree.';
        await this.verbs.ageGroup.run(actor, { application, intake }, { outcome: 'agreed', reason });
      }
      if (why === 'change-undecided') await this.changes(application);
    }
  }

  /** Two applications for one child: the one that was sent first counts. Others of the same name are different children. */
  private async conflicts(round: string): Promise<void> {
    const actor = this.actors.persona('ruth-harper');
    const { items } = await this.lists.conflicts(actor, { round, open: 'yes', limit: 200 });
    for (const { id, first, second } of items) {
      const same =
        first.child.dateOfBirth === second.child.dateOfBirth &&
        first.child.firstNames === second.child.firstNames &&
        first.child.lastName === second.child.lastName;
      const earlier = (first.submittedAt ?? '') <= (second.submittedAt ?? '') ? 'first' : 'second';
      await this.verbs.conflict.run(
        actor,
        id,
        same
          ? { outcome: earlier, basis: 'stated-default', reason: 'The parents did not agree: the earlier one counts.' }
          : { outcome: 'different-children', basis: 'different-children', reason: 'They are different children.' },
      );
    }
  }

  private async changes(application: string): Promise<void> {
    const actor = this.actors.persona('ruth-harper');
    const { changes } = await this.read.run(actor, application);
    for (const { id, kind, outcome } of changes) {
      if (outcome !== null) continue;
      await this.verbs.change.run(
        actor,
        id,
        kind === 'address'
          ? { outcome: 'after-offers', reason: 'It counts for places given after offer day.' }
          : { outcome: 'late', reason: 'No reason was given that the scheme accepts.' },
      );
    }
  }
}

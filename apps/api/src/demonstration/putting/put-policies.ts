import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Intake } from '@contract';
import { Database } from '../../platform';
import { DeterminePolicy, DraftPolicy, PoliciesReader } from '../../policies';
import { Actors } from '../actors';
import type { Step, StepUnderWay } from './step';
import { TownRound } from './town-round';

const minutes = {
  authority: 'Meeting of the cabinet, 3 February 2026',
  school: 'Meeting of the governing body, 5 February 2026',
};

/** Drafts and determines the policy of every school: the authority those of its schools, a school that is played its own. */
@Injectable()
export class PutPolicies implements Step {
  readonly name = 'policies';

  constructor(
    private readonly actors: Actors,
    private readonly draft: DraftPolicy,
    private readonly determine: DeterminePolicy,
    private readonly policies: PoliciesReader,
    private readonly rounds: TownRound,
    private readonly database: Database,
  ) {}

  async run({ shown, underWay }: StepUnderWay): Promise<void> {
    const { intakes } = await this.rounds.whole();
    for (const [at, { id }] of shown.town.schools.entries()) {
      const intake = intakes.get(id);
      if (intake === undefined) throw new Error(`${id} has no places in the round.`);
      if (intake.policy === null) await this.put(intake, shown.files.get(`policies/${id}.yaml`) ?? '');
      await underWay.progress(at + 1, shown.town.schools.length);
    }
  }

  /** Determines the draft that was left behind, if there is one, or a new one. */
  async put({ id, school }: Intake, text: string, officer = this.actors.persona('ruth-harper')): Promise<void> {
    const own = this.actors.ofSchool(school);
    const actor = own ?? officer;
    const versions = await this.database.inTransaction(systemActor, (tx) => this.policies.versions(tx, id));
    const left = versions.find(({ state }) => state === 'drafted');
    const { id: version } = left ?? (await this.draft.run({ intake: id, text }, actor));
    await this.determine.run({ version, minute: own === undefined ? minutes.authority : minutes.school }, actor);
  }
}

import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { townSteps, type TownStep } from '@contract';
import { log, type UnderWay } from '../../platform';
import { ClockAndDatabase } from '../clock/forward-clock';
import { landDay, openDay } from '../clock/moments';
import { DemonstrationStore } from '../demonstration.store';
import { TownBook } from '../town/town-book';
import { puttingPastYears } from './put-past-years';
import { LandSteps, PeopleSteps } from './steps';

/**
 * Puts the town in, one step after the other, through the same verbs that officers and parents use.
 *
 * Each step finds out what is in already, so the work can be stopped anywhere, by whatever means, and begun again.
 */
@Injectable()
export class PutTownIn {
  constructor(
    private readonly land: LandSteps,
    private readonly people: PeopleSteps,
    private readonly store: DemonstrationStore,
    private readonly book: TownBook,
    private readonly on: ClockAndDatabase,
  ) {}

  async run(underWay: Pick<UnderWay, 'signal' | 'progress'>): Promise<void> {
    const begun = await this.read();
    if (begun?.finishedAt !== null) return;
    const shown = this.book.of(begun);
    const after = townSteps.indexOf(begun.step);
    for (const step of [...this.land.all, ...this.people.all]) {
      if (townSteps.indexOf(step.name) < after) continue;
      await this.on.clock.notBefore(this.people.all.includes(step) ? openDay : landDay);
      await this.reach(step.name);
      await step.run({ shown, underWay });
    }
    await this.reach('in', true);
    log.event('demonstration.town-in', { children: begun.children, schools: begun.schools });
  }

  private read(): ReturnType<DemonstrationStore['read']> {
    return this.on.database.inTransaction(systemActor, (tx) => this.store.read(tx));
  }

  /** What is left for later becomes a job in the same moment in which the town is in. */
  private reach(step: TownStep, isIn = false): Promise<void> {
    const finishedAt = isIn ? this.on.clock.clock.now() : null;
    return this.on.database.inTransaction(systemActor, async (tx) => {
      await this.store.reach(tx, step, finishedAt);
      if (isIn) await this.on.jobs.add(tx, { kind: puttingPastYears, subject: 'town', key: 'town' });
    });
  }
}

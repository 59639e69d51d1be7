import { Injectable, type OnModuleInit } from '@nestjs/common';
import { canonicalJson } from '@kernel';
import { ReleaseChecks, type RunRow } from '../../allocation';
import type { Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { AnswersStore } from '../answering/answers.store';
import { refusals } from '../offers.refusals';
import { HoldingsNow } from './holdings';

/**
 * Looks at a run before it is released: whether its refusals can name a last day to appeal, and whether families have
 * answered or left a list since it was prepared.
 *
 * Answers wait until the release is through, so none can slip in between.
 */
@Injectable()
export class CheckRelease implements OnModuleInit {
  constructor(
    private readonly checks: ReleaseChecks,
    private readonly holdings: HoldingsNow,
    private readonly answers: AnswersStore,
    private readonly schools: SchoolsReader,
  ) {}

  onModuleInit(): void {
    this.checks.before((tx, run) => this.check(tx, run));
  }

  private async check(tx: Tx, { round, kind, asked }: RunRow): Promise<void> {
    for (const school of new Set((await this.schools.intakesOf(tx, round)).map((intake) => intake.school))) {
      await this.schools.calendarOf(tx, { school });
    }
    if (kind !== 'after-offer-day') return;
    await this.answers.stopAnswers(tx, round);
    const { held, off } = await this.holdings.of(tx, round);
    const same = canonicalJson([held, off]) === canonicalJson([asked.held, asked.off ?? []]);
    if (!same) throw refusals.changedSince();
  }
}

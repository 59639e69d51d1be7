import { Injectable } from '@nestjs/common';
import type { SchoolAnswer } from '@contract';
import { type Actor, holds, schoolYearOf } from '@kernel';
import { ApplicationsReader } from '../../applications';
import { Clock, Database, type Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { refusals } from '../evidence.refusals';
import { type FoundOfClaim, RecordFindings } from '../findings/record-findings';
import { ItemsReader } from '../items/items.reader';
import { findingOfAnswer } from './finding-of-answer';
import { QuestionsReader } from './questions.reader';

/** Answers a school's questions: each answer becomes a finding by rule, made by whoever answers for the school. */
@Injectable()
export class AnswerQuestions {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationsReader,
    private readonly schools: SchoolsReader,
    private readonly questions: QuestionsReader,
    private readonly items: ItemsReader,
    private readonly findings: RecordFindings,
    private readonly clock: Clock,
  ) {}

  /** How many findings were made; all of them or none. */
  async run(actor: Actor, school: string, answers: readonly SchoolAnswer[]): Promise<number> {
    if (!holds(actor, ['school-admin', 'primary-head'], { school })) throw refusals.notYourSchool();
    return this.database.inTransaction(actor, async (tx) => {
      const found = await this.found(tx, school, answers);
      return (await this.findings.within(tx, actor, found)).length;
    });
  }

  /** The files of an answered claim are answered with it: the school has looked at them. */
  private async found(tx: Tx, school: string, answers: readonly SchoolAnswer[]): Promise<FoundOfClaim[]> {
    const ids = answers.map(({ claim }) => claim);
    const asked = await this.questions.ofSchool(tx, school, ids);
    const claims = await this.applications.claims(tx, ids);
    const items = await this.items.ofClaims(tx, ids);
    const entries = new Map<string, number>();
    for (const round of new Set([...asked.values()].map((one) => one.round))) {
      entries.set(round, (await this.schools.round(tx, round)).year);
    }
    const now = schoolYearOf(this.clock.today());
    return answers.map((answer) => {
      const claim = claims.get(answer.claim);
      const round = asked.get(answer.claim)?.round;
      const entry = round === undefined ? undefined : entries.get(round);
      if (claim === undefined || entry === undefined) throw refusals.noSuchClaim();
      const result = findingOfAnswer(answer, claim.claim, { now, entry });
      const { outcome, reason } = result;
      const open = items.filter(
        ({ claim: of, finding, removedAt }) => of === claim.id && finding === null && removedAt === null,
      );
      return { ...result, claim: claim.id, items: open.map(({ id: item }) => ({ item, outcome, reason })) };
    });
  }
}

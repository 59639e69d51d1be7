import { Injectable } from '@nestjs/common';
import type { Intake, Round } from '@contract';
import { type ForLetters, ForLettersReader } from '../../applications';
import type { Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import type { AnyLetter, LetterOrder, LetterWriter } from '../notifications.types';
import { ChildrenInLetters } from '../writing/children-in-letters';
import { Recipients } from '../writing/recipients';
import { ApplicationWords } from './application-words';

/** Writes to whoever sent an application, about the application. The other parent is not told of it. */
@Injectable()
export class ApplicationLetters implements LetterWriter {
  constructor(
    private readonly applications: ForLettersReader,
    private readonly recipients: Recipients,
    private readonly children: ChildrenInLetters,
    private readonly schools: SchoolsReader,
    private readonly words: ApplicationWords,
  ) {}

  async write(tx: Tx, orders: readonly LetterOrder[]): Promise<readonly AnyLetter[]> {
    const found = await this.applications.forLetters(tx, [...new Set(orders.map(({ subject }) => subject))]);
    const applications = [...found.values()];
    const senders = await this.recipients.sendersOf(tx, applications);
    const children = await this.children.of(
      tx,
      applications.map(({ child }) => child),
    );
    const rounds = await this.rounds(tx, applications);
    return orders.flatMap((order) => {
      const application = found.get(order.subject);
      const to = senders.get(order.subject);
      const child = children.get(application?.child ?? '');
      const known = rounds.get(application?.round ?? '');
      if (application === undefined || to === undefined || child === undefined || known === undefined) return [];
      const letter = this.words.letter({ order, application, to, child, ...known });
      return letter === undefined ? [] : [letter];
    });
  }

  private async rounds(
    tx: Tx,
    applications: readonly ForLetters[],
  ): Promise<ReadonlyMap<string, { readonly round: Round; readonly schoolOf: (intake: string) => string }>> {
    const found = new Map<string, { round: Round; schoolOf: (intake: string) => string }>();
    for (const id of new Set(applications.map(({ round }) => round))) {
      const intakes = await this.schools.intakesOf(tx, id);
      const schools = await this.schools.schools(
        tx,
        intakes.map(({ school }) => school),
      );
      const byId = new Map<string, Intake>(intakes.map((intake) => [intake.id, intake]));
      const schoolOf = (intake: string): string => schools.get(byId.get(intake)?.school ?? '')?.name ?? 'a school';
      found.set(id, { round: await this.schools.round(tx, id), schoolOf });
    }
    return found;
  }
}

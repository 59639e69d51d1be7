import { Injectable } from '@nestjs/common';
import type { Round } from '@contract';
import type { ForLetters } from '../../applications';
import type { Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import type { AnyLetter, LetterOrder, LetterWriter } from '../notifications.types';
import { ChildrenInLetters } from '../writing/children-in-letters';
import { Recipients } from '../writing/recipients';
import { EvidenceForLetters } from './evidence-for-letters';
import { EvidenceWords } from './evidence-words';

/** Writes to whoever sent an application what was found of its claims and evidence. */
@Injectable()
export class EvidenceLetters implements LetterWriter {
  constructor(
    private readonly reading: EvidenceForLetters,
    private readonly recipients: Recipients,
    private readonly children: ChildrenInLetters,
    private readonly schools: SchoolsReader,
    private readonly words: EvidenceWords,
  ) {}

  async write(tx: Tx, orders: readonly LetterOrder[]): Promise<readonly AnyLetter[]> {
    const found = await this.reading.of(tx, orders);
    const applications = [...new Map(found.map(({ application }) => [application.id, application])).values()];
    const senders = await this.recipients.sendersOf(tx, applications);
    const children = await this.children.of(
      tx,
      found.map(({ claim }) => claim.child),
    );
    const rounds = await this.rounds(tx, applications);
    const schools = await this.schools.schools(
      tx,
      found.flatMap(({ claim }) => claim.school ?? []),
    );
    const schoolOf = (school: string): string => schools.get(school)?.name ?? 'a school';
    return found.flatMap((one) => {
      const to = senders.get(one.application.id);
      const child = children.get(one.claim.child);
      const round = rounds.get(one.application.round);
      if (to === undefined || child === undefined || round === undefined) return [];
      return [this.words.letter({ ...one, to, child, round, schoolOf })];
    });
  }

  private async rounds(tx: Tx, applications: readonly ForLetters[]): Promise<ReadonlyMap<string, Round>> {
    const found = new Map<string, Round>();
    for (const id of new Set(applications.map(({ round }) => round))) {
      found.set(id, await this.schools.round(tx, id));
    }
    return found;
  }
}

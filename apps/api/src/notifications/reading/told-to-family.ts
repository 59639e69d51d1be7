import type { Actor, Language } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { TimelineLine } from '@contract';
import { ApplicationsReader, ForLettersReader } from '../../applications';
import { type ToldHappening, TimelineReader } from '../../audit';
import { FindingsReader } from '../../evidence';
import { MeasurementsReader } from '../../geography';
import type { Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { mayHave } from '../writing/may-have';
import { TimelineWords } from './timeline-words';

/** More than happens to any child; a timeline is read whole, put in order, and shown in pages. */
export const most = 500;

/** Who reads: somebody of an account, or an officer; whether they may know of the place; and in which language. */
export interface ToWhom {
  readonly account: string | null;
  readonly mayKnow: boolean;
  readonly language: Language;
}

/** Finds what may be told of a child, and says it. */
@Injectable()
export class ToldToFamily {
  constructor(
    private readonly happenings: TimelineReader,
    private readonly words: TimelineWords,
    private readonly applications: ApplicationsReader,
    private readonly forLetters: ForLettersReader,
    private readonly schools: SchoolsReader,
    private readonly findings: FindingsReader,
    private readonly measurements: MeasurementsReader,
  ) {}

  /** The child's authority; nothing for a child that whoever asks may not see. */
  async authority(tx: Tx, child: string): Promise<string | undefined> {
    return (await this.applications.children(tx, [child])).get(child)?.authority;
  }

  /** Whether a guardian may know of the child's place. Asked as the service, because guardians do not see each other. */
  async mayKnow(tx: Tx, child: string, { account }: Actor): Promise<boolean> {
    const guardians = (await this.applications.guardiansOf(tx, [child])).get(child) ?? [];
    const confidential =
      (await this.applications.restricted(tx, [child])).get(child)?.has('confidential-address') ?? false;
    const sender = await this.forLetters.senderFor(tx, child);
    return mayHave({ guardians, sender, confidential }).includes(account);
  }

  /** What happened, as far as it may be told; for officers all that families are told. */
  async lines(tx: Tx, child: string, { account, mayKnow, language }: ToWhom): Promise<readonly TimelineLine[]> {
    const happened = await this.happenings.toldOf(tx, child, this.words.kinds(), most);
    // Row-level security gives a parent their own applications, findings and distances, and nobody else's.
    const subjects = subjectsOf(happened);
    const senders = await this.applications.sendersOf(tx, subjects);
    const findings = await this.findings.byIds(tx, subjects);
    const measured = await this.measurements.intakesOf(tx, subjects);
    const intakes = await this.schools.intakes(tx, [...new Set([...intakesOf(happened), ...measured.values()])]);
    const schools = await this.schools.schools(tx, [
      ...[...intakes.values()].map(({ school }) => school),
      ...[...findings.values()].flatMap(({ school }) => school ?? []),
    ]);
    const nameOf = (school: string | null | undefined): string =>
      schools.get(school ?? '')?.name ?? this.words.someSchool(language);
    return happened.flatMap((one) => {
      const finding = findings.get(one.subject);
      const isMine = account === null || one.account === account;
      const distance = measured.get(one.subject);
      const isSender = senders.get(one.subject) === account || finding !== undefined || distance !== undefined;
      const isOfMine = account === null || isSender;
      const may = { actor: isMine, sender: isOfMine, family: mayKnow };
      const whose = this.words.whose(one.kind);
      if (whose === undefined || !may[whose]) return [];
      const intake = intakes.get(distance ?? String(one.about['intake']));
      const school = nameOf(intake?.school ?? finding?.school);
      const says = this.words.say(one, { school, reason: finding?.reason ?? '' }, language);
      return says === undefined ? [] : [{ at: one.at.toISOString(), kind: one.kind, says, letter: null }];
    });
  }
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function subjectsOf(happened: readonly ToldHappening[]): readonly string[] {
  return [...new Set(happened.map(({ subject }) => subject).filter((id) => isUuid.test(id)))];
}

function intakesOf(happened: readonly ToldHappening[]): readonly string[] {
  const named = happened.flatMap(({ about: { intake } }) =>
    typeof intake === 'string' && isUuid.test(intake) ? [intake] : [],
  );
  return [...new Set(named)];
}

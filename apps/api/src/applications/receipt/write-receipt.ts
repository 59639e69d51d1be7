import { type Actor, dateOnly, dayOf, type Language, sayDayAndYear, timeOf } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Application, Answers } from '@contract';
import { Database } from '../../platform';
import { SchoolsReader } from '../../schools';
import { refusals } from '../applications.refusals';
import { ApplicationReader } from '../reading/application.reader';
import { declaration } from '../sending/declaration';
import { type Scheme, Schemes } from '../schemes';
import { receiptLabels } from './receipt-labels';
import { receiptPage, type ReceiptWords } from './receipt-page';

/** The receipt of an application, as a file to keep. */
export interface ReceiptFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Writes the receipt of what was sent last: when it came, its number, its digest, and what it said. */
@Injectable()
export class WriteReceipt {
  constructor(
    private readonly database: Database,
    private readonly reader: ApplicationReader,
    private readonly schemes: Schemes,
    private readonly schools: SchoolsReader,
  ) {}

  async run(actor: Actor, id: string, language: Language): Promise<ReceiptFile> {
    const words = await this.database.inTransaction(actor, async (tx) => {
      const application = await this.reader.application(tx, id);
      const [latest] = await this.reader.versions(tx, id);
      if (application.receipt === null || latest === undefined) throw refusals.notSubmitted();
      const scheme = await this.schemes.of(tx, application.round);
      const { name } = await this.schools.authority(tx, application.authority);
      const { answers } = latest.document as { readonly answers: Answers };
      const { receipt } = application;
      return { receipt, says: wordsOf(application, receipt, answers, { ...scheme, authority: name, language }) };
    });
    return { name: `receipt-${words.receipt.receipt}.pdf`, bytes: await receiptPage(words.says) };
  }
}

function wordsOf(
  { reference, corporateParent }: Application,
  receipt: NonNullable<Application['receipt']>,
  { child, home, preferences = [] }: Answers,
  { round, intakes, authority, language }: Scheme & { readonly authority: string; readonly language: Language },
): ReceiptWords {
  const say = receiptLabels[language];
  const received = new Date(receipt.receivedAt);
  const schools = preferences.map(({ intake }, at) => `${at + 1}. ${intakes.get(intake)?.name ?? intake}`);
  const address = [...(home?.lines ?? []), ...(home?.postcode === undefined ? [] : [home.postcode])];
  const rows = [
    { name: say.number, lines: [receipt.receipt] },
    { name: say.reference, lines: [reference] },
    { name: say.received, lines: [`${sayDayAndYear(dayOf(received), language)}, ${say.time(timeOf(received))}`] },
    { name: say.for, lines: [round.title] },
    ...(child === undefined
      ? []
      : [
          { name: say.child, lines: [`${child.firstNames} ${child.lastName}`] },
          { name: say.dateOfBirth, lines: [sayDayAndYear(dateOnly(child.dateOfBirth), language)] },
        ]),
    ...(address.length === 0 ? [] : [{ name: say.address, lines: address }]),
    { name: say.schools, lines: schools },
    ...(corporateParent === null ? [] : [{ name: say.appliedBy, lines: [say.corporateParent] }]),
    { name: say.version, lines: [say.versionOf(receipt.number, receipt.declaration)] },
    { name: say.digest, lines: [receipt.digest.slice(0, 32), receipt.digest.slice(32)] },
  ];
  return {
    language,
    title: receipt.late ? say.titleLate : say.title,
    authority,
    rows,
    says: [
      say.keep,
      say.noSchoolSees,
      ...(receipt.declaration === declaration.version ? [say.declared(declaration.says.join(' '))] : []),
      say.digestSays,
    ],
    madeAt: received,
  };
}

import { type Actor, dateOnly, dayOf, sayDayAndYear, sayTime, timeOf } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Application, Answers } from '@contract';
import { Database } from '../../platform';
import { SchoolsReader } from '../../schools';
import { refusals } from '../applications.refusals';
import { ApplicationReader } from '../reading/application.reader';
import { declaration } from '../sending/declaration';
import { type Scheme, Schemes } from '../schemes';
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

  async run(actor: Actor, id: string): Promise<ReceiptFile> {
    const words = await this.database.inTransaction(actor, async (tx) => {
      const application = await this.reader.application(tx, id);
      const [latest] = await this.reader.versions(tx, id);
      if (application.receipt === null || latest === undefined) throw refusals.notSubmitted();
      const scheme = await this.schemes.of(tx, application.round);
      const { name } = await this.schools.authority(tx, application.authority);
      const { answers } = latest.document as { readonly answers: Answers };
      return { receipt: application.receipt, says: wordsOf(application, application.receipt, answers, scheme, name) };
    });
    return { name: `receipt-${words.receipt.receipt}.pdf`, bytes: await receiptPage(words.says) };
  }
}

function wordsOf(
  { reference, corporateParent }: Application,
  receipt: NonNullable<Application['receipt']>,
  { child, home, preferences = [] }: Answers,
  { round, intakes }: Scheme,
  authority: string,
): ReceiptWords {
  const received = new Date(receipt.receivedAt);
  const schools = preferences.map(({ intake }, at) => `${at + 1}. ${intakes.get(intake)?.name ?? intake}`);
  const address = [...(home?.lines ?? []), ...(home?.postcode === undefined ? [] : [home.postcode])];
  const rows = [
    { name: 'Receipt number', lines: [receipt.receipt] },
    { name: 'Reference', lines: [reference] },
    { name: 'Received', lines: [`${sayDayAndYear(dayOf(received))}, ${sayTime(timeOf(received))}`] },
    { name: 'For', lines: [round.title] },
    ...(child === undefined
      ? []
      : [
          { name: 'Child', lines: [`${child.firstNames} ${child.lastName}`] },
          { name: 'Date of birth', lines: [sayDayAndYear(dateOnly(child.dateOfBirth))] },
        ]),
    ...(address.length === 0 ? [] : [{ name: 'Address that counts', lines: address }]),
    { name: 'Schools, in order', lines: schools },
    ...(corporateParent === null ? [] : [{ name: 'Applied by', lines: ['The authority that looks after the child'] }]),
    { name: 'Version', lines: [`${receipt.number}, declaration ${receipt.declaration}`] },
    { name: 'Digest', lines: [receipt.digest.slice(0, 32), receipt.digest.slice(32)] },
  ];
  return {
    title: receipt.late ? 'Receipt for a late application' : 'Receipt for your application',
    authority,
    rows,
    says: [
      'Keep this receipt. It shows that we have your application, and when it came.',
      'No school sees the order of your list.',
      ...(receipt.declaration === declaration.version
        ? [`When it was sent, this was declared: ${declaration.says.join(' ')}`]
        : []),
      'The digest is worked out from all your answers. If one letter of them were changed, it would be another.',
    ],
    madeAt: received,
  };
}

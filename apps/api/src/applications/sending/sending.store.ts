import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';
import type { ToSend } from './to-send';

/** What is written when an application is sent; parts that are left out stay as they are. */
export interface Sent {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly receivedAt: string;
  readonly state: 'submitted' | 'amended';
  readonly number: number;
  readonly revision: number;
  readonly counts: boolean;
  readonly document: object;
  readonly digest: string;
  readonly receipt: string;
  readonly declaration: string;
  readonly channel: string;
  readonly late: boolean;
  readonly lateBecause?: string | undefined;
  readonly child?: object | undefined;
  readonly homes?: readonly object[];
  readonly preferences?: readonly object[];
  readonly claims?: readonly object[];
  readonly restricted?: readonly string[];
  readonly rivals?: readonly { readonly application: string; readonly how: string }[];
}

/** Reads an application to be sent, and writes it as sent: one statement each, in the database's own functions. */
@Injectable()
export class SendingStore {
  /** The application, locked until the transaction ends; nothing when the actor may not send it. */
  async read(tx: Tx, application: string): Promise<ToSend | undefined> {
    const [row] = await tx.query<{ found: ToSend | null }[]>('SELECT fp_read_to_send($1) AS found', [application]);
    return row?.found ?? undefined;
  }

  async write(tx: Tx, sent: Sent): Promise<void> {
    await tx.query('SELECT fp_write_application($1)', [JSON.stringify(sent)]);
  }
}

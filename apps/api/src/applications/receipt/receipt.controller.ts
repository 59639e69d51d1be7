import { Controller, StreamableFile } from '@nestjs/common';
import type { Actor, Language } from '@kernel';
import { applicationRoutes as routes, type InputOf } from '@contract';
import { Input, May, Serves, Spoken, Who } from '../../platform';
import { WriteReceipt } from './write-receipt';

/** The receipt as a file. */
@Controller()
export class ReceiptController {
  constructor(private readonly receipts: WriteReceipt) {}

  @Serves(routes.receipt)
  @May('parent', 'officer', 'virtual-school-head')
  async receipt(
    @Input() { params, query }: InputOf<(typeof routes)['receipt']>,
    @Who() actor: Actor,
    @Spoken() language: Language,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.receipts.run(actor, params.application, query.language ?? language);
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(bytes, { type: 'application/pdf', disposition, length: bytes.length });
  }
}

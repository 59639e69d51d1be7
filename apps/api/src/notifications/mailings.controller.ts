import { Controller, StreamableFile } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, type InputOf, notificationRoutes as routes } from '@contract';
import { Input, May, Serves, Who } from '../platform';
import { ReadMailings } from './reading/read-mailings';
import { PauseMailing } from './sending/pause-mailing';
import { PrintLetters } from './sending/print-letters';
import { SettleLetter } from './sending/settle-letter';
import { RetryOrder } from './writing/retry-order';

/** Letters on their way, for officers: how far they are, what needs a person, and what goes on paper. */
@Controller()
export class MailingsController {
  constructor(
    private readonly reading: ReadMailings,
    private readonly pausing: PauseMailing,
    private readonly settling: SettleLetter,
    private readonly printing: PrintLetters,
    private readonly retrying: RetryOrder,
  ) {}

  @Serves(routes.mailings)
  @May('officer')
  mailings(
    @Input() { query }: InputOf<typeof routes.mailings>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.mailings>> {
    return this.reading.mailings(actor, query);
  }

  @Serves(routes.pause)
  @May('officer')
  pause(
    @Input() { params, body }: InputOf<typeof routes.pause>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.pause>> {
    return this.pausing.run(actor, params.mailing, body.reason);
  }

  @Serves(routes.resume)
  @May('officer')
  resume(@Input() { params }: InputOf<typeof routes.resume>, @Who() actor: Actor): Promise<AnswerOf<typeof routes.resume>> {
    return this.pausing.resume(actor, params.mailing);
  }

  @Serves(routes.settle)
  @May('officer')
  settle(
    @Input() { params, body }: InputOf<typeof routes.settle>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.settle>> {
    return this.settling.run(actor, params.letter, body);
  }

  @Serves(routes.print)
  @May('officer')
  print(@Input() { params }: InputOf<typeof routes.print>, @Who() actor: Actor): Promise<AnswerOf<typeof routes.print>> {
    return this.printing.run(actor, params.authority);
  }

  @Serves(routes.pages)
  @May('officer')
  async pages(@Input() { params }: InputOf<typeof routes.pages>, @Who() actor: Actor): Promise<StreamableFile> {
    const { name, html } = await this.printing.pages(actor, params.printing);
    return new StreamableFile(Buffer.from(html), {
      type: 'text/html; charset=utf-8',
      disposition: `attachment; filename="${name}"`,
    });
  }

  @Serves(routes.unwritten)
  @May('officer')
  unwritten(
    @Input() { query }: InputOf<typeof routes.unwritten>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.unwritten>> {
    return this.reading.unwritten(actor, query);
  }

  @Serves(routes.retry)
  @May('officer')
  retry(@Input() { params }: InputOf<typeof routes.retry>, @Who() actor: Actor): Promise<AnswerOf<typeof routes.retry>> {
    return this.retrying.run(actor, params.order);
  }
}

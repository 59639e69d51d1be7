import { type Actor, holds } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Application, AnswerOf, applicationRoutes } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { refusals } from '../applications.refusals';
import { ApplicationReader } from './application.reader';

/** Shows one application, whole. That somebody other than the family looked at it is written down. */
@Injectable()
export class ReadApplication {
  constructor(
    private readonly database: Database,
    private readonly reader: ApplicationReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, id: string): Promise<Application> {
    return this.database.inTransaction(actor, async (tx) => {
      const application = await this.reader.application(tx, id);
      const { authority, child } = application;
      if (!holds(actor, ['parent']))
        await this.audit.read(tx, { kind: 'application.read', actor, authority, child, subject: id });
      return application;
    });
  }

  /** Everything that was sent, the latest first. */
  async versions(actor: Actor, id: string): Promise<AnswerOf<typeof applicationRoutes.versions>> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority, child } = await this.reader.application(tx, id);
      const items = await this.reader.versions(tx, id);
      if (items.length === 0) throw refusals.notSubmitted();
      if (!holds(actor, ['parent']))
        await this.audit.read(tx, { kind: 'application.read', actor, authority, child, subject: id });
      return { items };
    });
  }
}

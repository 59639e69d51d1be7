import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import { Audit } from '../../audit';
import { Database, FileStore } from '../../platform';
import { refusals } from '../evidence.refusals';
import { ItemsReader } from './items.reader';

/** A file that is handed out. */
export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Hands out a file to whoever may see it, and writes down that they opened it. */
@Injectable()
export class OpenEvidence {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly reader: ItemsReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, id: string): Promise<OpenedFile> {
    const item = await this.database.inTransaction(actor, async (tx) => {
      const found = await this.reader.item(tx, id);
      if (found.removedAt !== null) throw refusals.removed();
      if (found.scan === 'waiting') throw refusals.beingChecked();
      const { authority, child, school } = found;
      await this.audit.read(tx, {
        kind: 'evidence.read',
        actor,
        authority,
        child,
        school: school ?? undefined,
        subject: id,
      });
      return found;
    });
    return { name: item.name, mediaType: item.mediaType, bytes: await this.files.read(item.digest) };
  }
}

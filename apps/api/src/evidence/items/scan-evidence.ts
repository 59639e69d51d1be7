import { Injectable } from '@nestjs/common';
import { systemActor } from '@kernel';
import { Database, FileStore, VirusScanner } from '../../platform';
import { ItemsBook } from './receive-evidence';

/** Checks a file for viruses that could not be checked when it came; an infected one is removed. */
@Injectable()
export class ScanEvidence {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly scanner: VirusScanner,
    private readonly book: ItemsBook,
  ) {}

  async run(id: string): Promise<void> {
    const { reader, store, audit, jobs, clock } = this.book;
    const item = await this.database.inTransaction(systemActor, (tx) => reader.item(tx, id));
    if (item.scan !== 'waiting' || item.removedAt !== null) return;
    const scan = await this.scanner.scan(await this.files.read(item.digest));
    const { authority, child, digest } = item;
    await this.database.inTransaction(systemActor, async (tx) => {
      if (scan.answer !== 'infected') {
        await store.scanned(tx, id, scan.answer, scan.answer === 'not-scanned' ? scan.why : null);
        return;
      }
      const because = 'The virus check found something harmful in it.';
      if (!(await store.remove(tx, id, { by: 'system', at: clock.now(), because, infected: true }))) return;
      await audit.append(tx, {
        kind: 'evidence.infected',
        actor: systemActor,
        authority,
        child,
        subject: id,
        about: { digest },
      });
      await jobs.add(tx, { kind: 'evidence.forget-file', subject: digest, key: digest, authority });
    });
  }
}

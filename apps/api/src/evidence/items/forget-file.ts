import { Injectable } from '@nestjs/common';
import { systemActor } from '@kernel';
import { Database, FileStore } from '../../platform';
import { ItemsReader } from './items.reader';
import { ItemsStore } from './items.store';

/** Takes a file out of the store, unless another item with the same content still needs it. */
@Injectable()
export class ForgetFile {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly reader: ItemsReader,
    private readonly store: ItemsStore,
  ) {}

  async run(digest: string): Promise<void> {
    await this.database.inTransaction(systemActor, async (tx) => {
      await this.store.hold(tx, digest);
      if (!(await this.reader.isNeeded(tx, digest))) await this.files.remove(digest);
    });
  }
}

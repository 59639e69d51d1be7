import { Injectable } from '@nestjs/common';
import { type Actor, canonicalJson } from '@kernel';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { Database } from '../platform';
import { mustServe } from '../schools';
import { RunRecords } from './run-records';

/** A file that is handed out. */
export interface ExportedRun {
  readonly name: string;
  readonly bytes: Readable;
}

/**
 * Hands out a run whole: the snapshot and the outcome as the folders that `fairplace verify SNAPSHOT OUTCOME` reads,
 * with what our own verifier answered. Whoever takes it is written down, for it holds every child's facts under ids.
 */
@Injectable()
export class ExportRun {
  constructor(
    private readonly records: RunRecords,
    private readonly database: Database,
  ) {}

  async run(id: string, actor: Actor): Promise<ExportedRun> {
    return this.database.inTransaction(actor, async (tx) => {
      const run = await this.records.reader.run(tx, id);
      mustServe(actor, run.authority);
      const name = `run-${run.number}`;
      const tar = pack();
      const modified = new Date(run.preparedAt);
      const documents = [
        ['snapshot', run.snapshot] as const,
        ...(run.outcome === null ? [] : [['outcome', run.outcome] as const]),
      ];
      for (const [folder, digest] of documents) {
        const files = await this.records.documents.files(tx, digest);
        for (const [file, bytes] of files) tar.entry({ name: `${name}/${folder}/${file}`, mtime: modified }, bytes);
      }
      tar.entry({ name: `${name}/verification.json`, mtime: modified }, `${canonicalJson(run.verification)}\n`);
      tar.finalize();
      await this.records.audit.append(tx, { kind: 'run.exported', actor, authority: run.authority, subject: id });
      return { name: `${name}.tar`, bytes: Readable.from(tar) };
    });
  }
}

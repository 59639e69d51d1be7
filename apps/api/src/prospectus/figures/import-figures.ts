import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, prospectusRoutes } from '@contract';
import type { Actor, FieldProblem } from '@kernel';
import { Audit } from '../../audit';
import { Clock, Database, type Tx } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { refusals } from '../prospectus.refusals';
import { FiguresReader } from './figures.reader';
import { FiguresStore } from './figures.store';
import { type FiguresFile, keyOf, readFiguresFile } from './read-figures-file';

/** A file of published figures, and where it was published. */
export interface FileOfFigures {
  readonly bytes: Buffer;
  readonly source: string;
}

/**
 * Imports published figures of past years. A line that names a school of another authority, or a year that was decided
 * here, stops the whole file: what a run gave is not overwritten by what somebody typed.
 */
@Injectable()
export class ImportFigures {
  constructor(
    private readonly database: Database,
    private readonly schools: SchoolsReader,
    private readonly reader: FiguresReader,
    private readonly store: FiguresStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    authority: string,
    { bytes, source }: FileOfFigures,
  ): Promise<AnswerOf<typeof prospectusRoutes.importFigures>> {
    mustServe(actor, authority);
    const file = readFiguresFile(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { figures } = file;
    const schools = new Set(figures.map(({ school }) => school)).size;
    return this.database.inTransaction(actor, async (tx) => {
      await this.schools.authority(tx, authority);
      await this.check(tx, authority, file);
      const at = this.clock.now();
      await this.store.add(tx, figures, {
        authority,
        origin: 'published',
        source,
        run: null,
        account: actor.account,
        visibleFrom: at,
        at,
      });
      await this.audit.append(tx, {
        kind: 'past-figures.imported',
        actor,
        authority,
        subject: randomUUID(),
        about: { sha256, figures: figures.length, schools },
      });
      return { schools, figures: figures.length, sha256 };
    });
  }

  private async check(tx: Tx, authority: string, { figures, lineOf }: FiguresFile): Promise<void> {
    const known = await this.schools.schools(tx, [...new Set(figures.map(({ school }) => school))]);
    const ours = await this.reader.ours(tx, authority);
    const fields = figures.flatMap((one): FieldProblem[] => {
      const line = `line ${String(lineOf.get(keyOf(one)) ?? 0)}`;
      if (known.get(one.school)?.authority !== authority)
        return [{ field: `${line}, school`, says: `"${one.school}" is no school of this authority.` }];
      return ours.has(keyOf(one))
        ? [{ field: line, says: 'This year was decided here: its figures come from the run itself.' }]
        : [];
    });
    if (fields.length > 0) throw refusals.fileUnreadable({ fields });
  }
}

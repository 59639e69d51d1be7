import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { buildSnapshot, decide } from '@allocation';
import { openSnapshot, readOutcome, readParts, readSnapshot } from '@documents';
import { type Actor, systemActor } from '@kernel';
import type { Correction, CorrectionDifference } from '@contract';
import { DocumentsStore, GatherSnapshot, RunsReader, type RunRow } from '../allocation';
import { Database, type Tx } from '../platform';
import { mustServe } from '../schools';
import { CorrectionsBook } from './corrections-book';
import { refusals } from './correction.refusals';
import { replaceRows } from './replace-rows';
import { withAndWithout } from './with-and-without';

/**
 * Shows exactly who would have had what, had a released run known what is now known of one child, and drafts the remedy.
 *
 * The run's own snapshot is decided again with that child's rows replaced; nothing that was released is changed. Whoever
 * lost a place by the mistake is to be given it over the number, and nobody loses theirs for it (1.4).
 */
@Injectable()
export class ShowCorrection {
  constructor(
    private readonly runs: RunsReader,
    private readonly documents: DocumentsStore,
    private readonly gather: GatherSnapshot,
    private readonly book: CorrectionsBook,
    private readonly database: Database,
  ) {}

  async run(
    { run: id, child, because }: { run: string; child: string; because: string },
    actor: Actor,
  ): Promise<Correction> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const run = await this.runs.row(tx, id);
      mustServe(actor, run.authority);
      if (run.state !== 'released' || run.outcome === null) throw refusals.notReleased();
      const { changed, differences, corrected } = await this.decideAgain(tx, run, run.outcome, child);
      const correction = randomUUID();
      await this.book.store.add(tx, {
        id: correction,
        authority: run.authority,
        run: id,
        child,
        because,
        changed,
        differences,
        remedies: remediesOf(differences),
        corrected,
        state: 'drafted',
        draftedBy: actor.account,
        draftedAt: this.book.clock.now(),
        decidedBy: null,
        decidedAt: null,
        decidedBecause: null,
      });
      await this.book.audit.append(tx, {
        kind: 'correction.drafted',
        actor,
        authority: run.authority,
        child,
        subject: correction,
        about: { run: id },
      });
      return this.book.reader.correction(tx, correction);
    });
  }

  private async decideAgain(
    tx: Tx,
    run: RunRow,
    outcomeDigest: string,
    child: string,
  ): Promise<Pick<Correction, 'changed' | 'differences' | 'corrected'>> {
    const shelf = await this.documents.shelf(tx, run.snapshot);
    const { snapshot } = readSnapshot(shelf);
    if (!snapshot.children.includes(child)) throw refusals.noSuchChild();
    const outcome = readOutcome(await this.documents.shelf(tx, outcomeDigest), snapshot);
    const now = await this.gather.run(tx, run);
    const { parts, changed } = replaceRows(readParts(shelf, openSnapshot(shelf).manifest), now.parts, child);
    if (changed.length === 0) throw refusals.nothingChanged();
    const corrected = buildSnapshot(parts);
    const differences = withAndWithout({ snapshot, outcome }, { snapshot: corrected, outcome: decide(corrected) });
    return { changed, differences, corrected: corrected.digest };
  }
}

/** A place over the number for each child who lost one by the mistake. */
function remediesOf(differences: readonly CorrectionDifference[]): Correction['remedies'] {
  return differences.flatMap(({ child, wouldHave, lost }) =>
    lost && wouldHave !== null
      ? [
          {
            child,
            intake: wouldHave,
            says: 'A place over the number, because without the mistake the child would have had it (1.4).',
          },
        ]
      : [],
  );
}

import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EvidenceItem } from '@contract';
import { type Actor, holds } from '@kernel';
import { ApplicationsReader, type StandingClaim, UnsentClaimsReader } from '../../applications';
import { Audit } from '../../audit';
import {
  Clock,
  Database,
  FileStore,
  inspectFile,
  Jobs,
  type ReceivedFile,
  type Scan,
  ScannerAway,
  type Tx,
  VirusScanner,
  withoutMetadata,
} from '../../platform';
import { refusals } from '../evidence.refusals';
import { FindingsReader } from '../findings/findings.reader';
import { AskedOf } from '../needs/asked-of';
import { needs } from '../needs/needs';
import { ItemsReader, shownItem } from './items.reader';
import { ItemsStore, type NewItem } from './items.store';

/** What is written with an item. */
@Injectable()
export class ItemsBook {
  constructor(
    readonly reader: ItemsReader,
    readonly store: ItemsStore,
    readonly audit: Audit,
    readonly jobs: Jobs,
    readonly clock: Clock,
  ) {}
}

/** Whether a file may be sent for a claim, by what the policies named ask and by what an officer asked for. */
@Injectable()
export class MaySend {
  constructor(
    private readonly applications: ApplicationsReader,
    private readonly unsent: UnsentClaimsReader,
    private readonly asked: AskedOf,
    private readonly findings: FindingsReader,
  ) {}

  /** The claim, with the child's authority; refuses when nothing need be sent for it, or the actor may not send it. */
  async claim(tx: Tx, actor: Actor, id: string): Promise<StandingClaim & { readonly authority: string }> {
    const claim = (await this.applications.claims(tx, [id])).get(id);
    const child =
      claim === undefined ? undefined : (await this.applications.children(tx, [claim.child])).get(claim.child);
    if (claim === undefined || child === undefined) throw refusals.noSuchClaim();
    if (!claim.sent && !(await this.unsent.hold(tx, id))) throw refusals.noSuchClaim();
    const { documents } = needs[claim.claim.kind];
    const atWork = holds(actor, ['officer', 'virtual-school-head'], { authority: child.authority });
    const ofSchool = claim.school !== null && holds(actor, ['school-admin'], { school: claim.school });
    if (!atWork && !ofSchool) await this.checkFamily(tx, claim, documents);
    return { ...claim, authority: child.authority };
  }

  private async checkFamily(tx: Tx, claim: StandingClaim, documents: string): Promise<void> {
    const of = await this.applications.claimsOf(tx, claim.application);
    if (of === undefined) throw refusals.noSuchClaim();
    const intakes = claim.sent ? of.intakes : (of.saved?.intakes ?? []);
    if ((await this.asked.of(tx, intakes)).schools(claim.claim, intakes).length === 0) throw refusals.notNeeded();
    if (documents === 'needed') return;
    const wasAsked = (await this.findings.ofClaims(tx, [claim.id])).some(({ outcome }) => outcome !== 'accepted');
    if (!wasAsked) throw refusals.notYetAsked();
  }
}

/**
 * Takes in a file for a claim: looked at, cleared of what a camera wrote into it, checked for viruses, sealed and kept.
 *
 * The same content for the same claim is the same item, so a family may send it again when the line broke.
 */
@Injectable()
export class ReceiveEvidence {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly scanner: VirusScanner,
    private readonly maySend: MaySend,
    private readonly book: ItemsBook,
  ) {}

  async run(actor: Actor, claimId: string, file: ReceivedFile): Promise<EvidenceItem> {
    const sentDigest = createHash('sha256').update(file.bytes).digest('hex');
    const before = await this.database.inTransaction(actor, async (tx) => {
      await this.maySend.claim(tx, actor, claimId);
      return this.book.reader.sent(tx, claimId, sentDigest);
    });
    if (before !== undefined) return shownItem(before);
    const { kind, mediaType, pages } = await inspectFile(file.bytes);
    const scan = await this.scanned(file.bytes);
    const content = withoutMetadata(file.bytes, kind);
    const { digest, size } = await this.files.keep(content);
    const kept = {
      sentDigest,
      digest,
      fileKind: kind,
      mediaType,
      bytes: size,
      pages: pages ?? null,
      name: file.name,
      ...scan,
    };
    return this.database.inTransaction(actor, async (tx) => {
      await this.book.store.hold(tx, digest);
      if (!(await this.files.has(digest))) await this.files.keep(content);
      return this.keep(tx, actor, claimId, kept);
    });
  }

  private async keep(tx: Tx, actor: Actor, claimId: string, kept: Kept): Promise<EvidenceItem> {
    const {
      id: claim,
      application,
      child,
      authority,
      school,
      claim: details,
    } = await this.maySend.claim(tx, actor, claimId);
    const { reader, store, audit, jobs, clock } = this.book;
    const id = randomUUID();
    const item = {
      ...kept,
      id,
      claim,
      application,
      child,
      authority,
      kind: details.kind,
      school,
      sentBy: actor.account,
      sentAt: clock.now(),
    };
    if (await store.add(tx, item)) {
      const about = { fileKind: kept.fileKind, bytes: kept.bytes, scan: kept.scan };
      await audit.append(tx, { kind: 'evidence.received', actor, authority, child, subject: id, about });
      if (kept.scan === 'waiting') await jobs.add(tx, { kind: 'evidence.scan', subject: id, key: id, authority });
    }
    const sent = await reader.sent(tx, claimId, kept.sentDigest);
    if (sent === undefined) throw refusals.noSuchItem();
    return shownItem(sent);
  }

  /** What the virus check says; a file that cannot be checked now is kept shut until it was. */
  private async scanned(bytes: Uint8Array): Promise<Pick<Kept, 'scan' | 'scanSays'>> {
    let scan: Scan;
    try {
      scan = await this.scanner.scan(bytes);
    } catch (error) {
      if (error instanceof ScannerAway) return { scan: 'waiting', scanSays: null };
      throw error;
    }
    if (scan.answer === 'infected') throw refusals.infected();
    return { scan: scan.answer, scanSays: scan.answer === 'not-scanned' ? scan.why : null };
  }
}

type Kept = Pick<
  NewItem,
  'sentDigest' | 'digest' | 'fileKind' | 'mediaType' | 'bytes' | 'pages' | 'name' | 'scan' | 'scanSays'
>;

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { Network } from '@geography';
import type { WalkingNetwork } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { NetworksReader } from './networks.reader';
import { NetworksStore } from './networks.store';
import { readWalkingNetwork } from './read-walking-network';

/** A file of streets and paths; a date is given where the file does not say how old it is. */
export interface NetworkFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly date?: string | undefined;
}

/** Imports a walking network and keeps its file whole, so that anybody can measure with it. The same streets again change nothing. */
@Injectable()
export class ImportNetwork {
  constructor(
    private readonly database: Database,
    private readonly store: NetworksStore,
    private readonly reader: NetworksReader,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, authority: string, file: NetworkFile): Promise<WalkingNetwork> {
    mustServe(actor, authority);
    const network = readWalkingNetwork(file.name, file.bytes, file.date);
    const kept = this.describe(authority, file, network);
    return this.database.inTransaction(actor, async (tx) => {
      await this.schools.authority(tx, authority);
      const isNew = await this.store.add(tx, kept, file.bytes, file.date, actor.account);
      if (!isNew) return (await this.reader.find(tx, authority, kept.digest)) ?? kept;
      await this.audit.append(tx, {
        kind: 'network.imported',
        actor,
        authority,
        subject: kept.digest,
        about: {
          date: kept.date,
          nodes: kept.nodes,
          segments: kept.segments,
          metres: kept.metres,
          sha256: kept.sha256,
        },
      });
      return kept;
    });
  }

  private describe(authority: string, { name, bytes }: NetworkFile, network: Network): WalkingNetwork {
    // Each segment stands in the rows twice, once from either end.
    const twice = network.lengths.reduce((sum, length) => sum + length, 0);
    return {
      authority,
      digest: network.digest,
      date: network.date,
      nodes: network.xs.length,
      segments: network.lengths.length / 2,
      metres: Math.round(twice / 2000),
      file: name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      at: this.clock.now().toISOString(),
    };
  }
}

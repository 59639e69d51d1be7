import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Network } from '@geography';
import type { RoundNetwork, WalkingNetwork } from '@contract';
import type { Tx } from '../../platform';
import { refusals } from '../geography.refusals';
import { readWalkingNetwork } from './read-walking-network';

const Rows = z.array(
  z.object({
    authority: z.string(),
    digest: z.string(),
    date: z.string(),
    nodes: z.number(),
    segments: z.number(),
    metres: z.coerce.number(),
    file: z.string(),
    sha256: z.string(),
    at: z.date(),
  }),
);
const Files = z.array(z.object({ file: z.string(), bytes: z.instanceof(Buffer), givenDate: z.string().nullable() }));
const Frozen = z.array(
  z.object({
    id: z.string(),
    authority: z.string(),
    network: z.string(),
    frozenAt: z.date(),
    askedBy: z.string().nullable(),
    askedAt: z.date().nullable(),
    because: z.string().nullable(),
  }),
);

/** The network that is frozen for a round, and whether one officer has asked to undo that. */
export type FrozenNetwork = z.infer<typeof Frozen>[number];

const columns = 'authority, digest, date, nodes, segments, metres, file, sha256, at';
/** How many networks this process keeps ready; each may take a hundred megabytes. */
const mostReady = 3;

/** Reads walking networks and which of them a round uses. They are published, so everybody may. */
@Injectable()
export class NetworksReader {
  /** By digest, which says all there is to say: a network never changes. The one used last comes last. */
  private readonly ready = new Map<string, Network>();

  /** One page of an authority's networks, the latest first. */
  async list(
    tx: Tx,
    authority: string,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<{ items: WalkingNetwork[]; next: string | null }> {
    const rows: unknown = await tx.query(
      `SELECT ${columns} FROM walking_networks WHERE authority = $1 AND ($2::text IS NULL
         OR (at, digest) < (SELECT at, digest FROM walking_networks WHERE authority = $1 AND digest = $2))
       ORDER BY at DESC, digest DESC LIMIT $3`,
      [authority, after ?? null, limit + 1],
    );
    const all = Rows.parse(rows).map(networkOf);
    const items = all.slice(0, limit);
    return { items, next: all.length > limit ? (items.at(-1)?.digest ?? null) : null };
  }

  /** What is known of one network; nothing where the authority has none with this digest. */
  async find(tx: Tx, authority: string, digest: string): Promise<WalkingNetwork | undefined> {
    const rows: unknown = await tx.query(
      `SELECT ${columns} FROM walking_networks WHERE authority = $1 AND digest = $2`,
      [authority, digest],
    );
    return Rows.parse(rows).map(networkOf)[0];
  }

  /** The file as it was sent, with the date that was given for it; refuses one that is not there. */
  async file(tx: Tx, authority: string, digest: string): Promise<z.infer<typeof Files>[number]> {
    const rows: unknown = await tx.query(
      `SELECT file, bytes, given_date AS "givenDate" FROM walking_networks WHERE authority = $1 AND digest = $2`,
      [authority, digest],
    );
    const [file] = Files.parse(rows);
    if (file === undefined) throw refusals.noSuchNetwork();
    return file;
  }

  /** The network itself, ready to be walked. It is read from its file once, and must come to the digest it had. */
  async network(tx: Tx, authority: string, digest: string): Promise<Network> {
    const known = this.ready.get(digest);
    this.ready.delete(digest);
    const network = known ?? (await this.open(tx, authority, digest));
    this.ready.set(digest, network);
    for (const old of this.ready.keys()) if (this.ready.size > mostReady) this.ready.delete(old);
    return network;
  }

  /** The network that is frozen for a round; nothing while none is. */
  async frozen(tx: Tx, round: string): Promise<FrozenNetwork | undefined> {
    const rows: unknown = await tx.query(
      `SELECT id, authority, network, frozen_at AS "frozenAt", asked_by AS "askedBy", asked_at AS "askedAt",
         asked_because AS because FROM frozen_networks WHERE round = $1 AND unfrozen_at IS NULL`,
      [round],
    );
    return Frozen.parse(rows)[0];
  }

  /** The same for a page. */
  async ofRound(tx: Tx, round: string): Promise<RoundNetwork> {
    const frozen = await this.frozen(tx, round);
    if (frozen === undefined) return { round, network: null, frozenAt: null, unfreezing: null };
    const { askedAt, because } = frozen;
    return {
      round,
      network: (await this.find(tx, frozen.authority, frozen.network)) ?? null,
      frozenAt: frozen.frozenAt.toISOString(),
      unfreezing: askedAt === null || because === null ? null : { at: askedAt.toISOString(), because },
    };
  }

  private async open(tx: Tx, authority: string, digest: string): Promise<Network> {
    const { file, bytes, givenDate } = await this.file(tx, authority, digest);
    const network = readWalkingNetwork(file, bytes, givenDate ?? undefined);
    if (network.digest !== digest) throw new Error(`The network ${digest} reads as ${network.digest}.`);
    return network;
  }
}

function networkOf(row: z.infer<typeof Rows>[number]): WalkingNetwork {
  return { ...row, at: row.at.toISOString() };
}

import { Injectable } from '@nestjs/common';
import { completePolicy, type Policy, policyDigest } from '@policy';
import type { PolicyLine, PolicyWhole } from '@contract';
import { z } from 'zod';
import type { Tx } from '../platform';
import { refusals } from './policies.refusals';
import { PolicyVersionEntity } from './policy-version.entity';
import { ReadPolicy } from './read-policy';

/** The policy that orders an intake. */
export interface DeterminedPolicy {
  readonly intake: string;
  /** The id of the determined version. */
  readonly version: string;
  readonly policy: Policy;
  readonly digest: string;
}

const Found = z.array(z.object({ intake: z.string(), id: z.string(), digest: z.string() }));
const Documents = z.array(z.object({ digest: z.string(), document: z.unknown() }));

/** Reads policies. A determined document never changes, so each is read from the database once and kept by its digest. */
@Injectable()
export class PoliciesReader {
  private readonly known = new Map<string, Policy>();

  constructor(private readonly reads: ReadPolicy) {}

  /** The determined policy of each intake that has one, in the order of the intakes' ids. */
  async determined(tx: Tx, intakes: readonly string[]): Promise<readonly DeterminedPolicy[]> {
    const rows: unknown = await tx.query(
      `SELECT intake, id, digest FROM policy_versions WHERE state = 'determined' AND intake = ANY ($1) ORDER BY intake`,
      [intakes],
    );
    const found = Found.parse(rows);
    await this.learn(
      tx,
      found.filter(({ digest }) => !this.known.has(digest)).map(({ id }) => id),
    );
    return found.flatMap(({ intake, id, digest }) => {
      const policy = this.known.get(digest);
      return policy === undefined ? [] : [{ intake, version: id, policy, digest }];
    });
  }

  /** The versions of an intake that whoever asks may see, newest first. */
  async versions(tx: Tx, intake: string): Promise<PolicyLine[]> {
    const found = await tx.getRepository(PolicyVersionEntity).find({ where: { intake }, order: { number: 'DESC' } });
    return found.map(lineOf);
  }

  /** One version as it is kept; refuses one that whoever asks may not see. */
  async version(tx: Tx, id: string): Promise<PolicyVersionEntity> {
    const found = await tx.getRepository(PolicyVersionEntity).findOneBy({ id });
    if (found === null) throw refusals.noVersion();
    return found;
  }

  /** One version whole, with how it reads. */
  async whole(tx: Tx, id: string): Promise<PolicyWhole> {
    const found = await this.version(tx, id);
    return { ...lineOf(found), text: found.text, reading: this.reads.run(policyOf(found)) };
  }

  private async learn(tx: Tx, versions: readonly string[]): Promise<void> {
    if (versions.length === 0) return;
    const rows: unknown = await tx.query('SELECT digest, document FROM policy_versions WHERE id = ANY ($1::uuid[])', [
      versions,
    ]);
    for (const { digest, document } of Documents.parse(rows)) this.known.set(digest, checked(document, digest));
  }
}

/** The policy of a version, with its digest checked on the way out. */
export function policyOf({ document, digest }: PolicyVersionEntity): Policy {
  return checked(document, digest);
}

function checked(document: unknown, digest: string): Policy {
  const policy = completePolicy(document, 'policy');
  if (policyDigest(policy) === digest) return policy;
  throw new Error(`The policy with the digest ${digest} is not as it was kept.`);
}

/** A version as others see it. */
export function lineOf({ text: _text, document, authority: _authority, ...found }: PolicyVersionEntity): PolicyLine {
  return {
    ...found,
    state: found.state as PolicyLine['state'],
    title: (document as Policy).title,
    draftedAt: found.draftedAt.toISOString(),
    determinedAt: found.determinedAt?.toISOString() ?? null,
  };
}

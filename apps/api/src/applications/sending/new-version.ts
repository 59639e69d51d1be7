import { canonicalJson } from '@kernel';
import type { Answers } from '@contract';
import { newReceipt } from './codes';
import { declaration } from './declaration';
import type { Sent } from './sending.store';
import { sha256 } from './sha256';
import type { ToSend } from './to-send';

/** The next version of an application: the whole of it as a document, its digest, and a new receipt. */
export function newVersion(
  { id, reference, child, round, account, corporateParent, versions, counts }: ToSend,
  answers: Answers,
  sent: Pick<Sent, 'by' | 'at' | 'receivedAt' | 'state' | 'revision' | 'channel' | 'late' | 'lateBecause'>,
): Sent {
  const number = versions + 1;
  const { channel } = sent;
  const document = { schema: 1, reference, number, child, round, account, corporateParent, channel, answers };
  return {
    ...sent,
    id,
    number,
    counts,
    document,
    digest: sha256(canonicalJson(document)),
    receipt: newReceipt(),
    declaration: declaration.version,
  };
}

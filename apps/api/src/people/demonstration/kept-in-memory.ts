import type { Adapter, AdapterPayload } from 'oidc-provider';

const most = 5_000;

/**
 * Keeps what the demonstration's provider must remember for the minutes of a sign-in, in this process only.
 *
 * The provider itself checks whether what it finds has run out, so only the number of things is bounded here.
 */
export class KeptInMemory implements Adapter {
  private readonly kept = new Map<string, AdapterPayload>();

  upsert(id: string, payload: AdapterPayload): Promise<void> {
    this.kept.delete(id);
    this.kept.set(id, payload);
    const [oldest] = this.kept.keys();
    if (this.kept.size > most && oldest !== undefined) this.kept.delete(oldest);
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.kept.get(id));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve([...this.kept.values()].find((payload) => payload.uid === uid));
  }

  /** There are no codes for devices here. */
  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload !== undefined) payload['consumed'] = payload.iat ?? true;
  }

  destroy(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }

  revokeByGrantId(grant: string): Promise<void> {
    for (const [id, payload] of this.kept) if (payload.grantId === grant) this.kept.delete(id);
    return Promise.resolve();
  }
}

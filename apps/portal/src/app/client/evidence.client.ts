import { inject, Injectable } from '@angular/core';
import type { ClaimStanding, EvidenceItem, evidenceRoutes } from '@contract';
import { Api } from './api';
import { sendFile } from './send-file';

type Routes = typeof evidenceRoutes;

/** Papers that a family sends for what it claims, and what was found of them. */
@Injectable({ providedIn: 'root' })
export class EvidenceClient {
  private readonly api = inject(Api);

  /** The claims of an application, sent or only saved: what each needs, what came, what was found. */
  async standing(application: string): Promise<readonly ClaimStanding[]> {
    const path = 'applications/:application/claims';
    return (await this.api.ask<Routes['standing']>('get', path, { params: { application } })).items;
  }

  /** Sends one file for a claim and tells how far it has come. The same file again is the same paper. */
  send(claim: string, file: File, progress: (share: number) => void, signal: AbortSignal): Promise<EvidenceItem> {
    return sendFile(`/api/claims/${claim}/evidence`, file, progress, signal) as Promise<EvidenceItem>;
  }

  /** Removes a paper that nobody has looked at yet. */
  remove(item: string, reason: string): Promise<EvidenceItem> {
    return this.api.ask<Routes['remove']>('post', 'evidence/:item/remove', { params: { item }, body: { reason } });
  }

  /** Where a paper is to be had again, for whoever sent it. */
  fileAddress(item: string): string {
    return `/api/evidence/${item}/file`;
  }
}

import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Authority, Round } from '@contract';
import { AuthoritiesClient } from '@client/authorities.client';
import { readable } from './readable';

/** The authority whose pages these are: its name, its colours, its rounds. */
@Injectable({ providedIn: 'root' })
export class AuthorityState {
  private readonly client = inject(AuthoritiesClient);
  private readonly document = inject(DOCUMENT);
  private readonly found = signal<Authority | null>(null);
  private readonly known = signal<readonly Round[]>([]);

  readonly authority = this.found.asReadonly();
  readonly rounds = this.known.asReadonly();
  readonly name = computed(() => this.found()?.look.shortName ?? this.found()?.name ?? null);
  /** The round that families can do something about now: an open one, else the next to come, else the last. */
  readonly round = computed(() => {
    const rounds = this.known();
    return (
      ['open', 'closed', 'ahead', 'offered']
        .map((stage) => rounds.find((round) => round.stage === stage))
        .find(Boolean) ?? null
    );
  });

  /** Fetches the authority (where several are co-ordinated here, the one whose look is set) and puts on its colours. */
  async load(): Promise<void> {
    const all = await this.client.authorities();
    const authority = all.find(({ look }) => look.shortName !== undefined) ?? all[0];
    if (authority === undefined) return;
    this.found.set(authority);
    this.wear(authority);
    this.known.set(await this.client.rounds(authority.id));
  }

  /** Colours that could not be read on each other are not put on. */
  private wear({ look }: Authority): void {
    const { brand, onBrand = '#ffffff' } = look.colours;
    if (brand === undefined || !readable(brand, onBrand)) return;
    const { style } = this.document.documentElement;
    style.setProperty('--fp-brand', brand);
    style.setProperty('--fp-on-brand', onBrand);
  }
}

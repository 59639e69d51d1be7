import { computed, inject, Injectable, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import type { Round } from '@contract';
import { type AskedPlace, ProspectusClient } from '@client/prospectus.client';
import { AuthorityState } from '@shell';
import { Words } from '@ui/words/words';
import { type ChildSaid, nothingSaid } from './child/child-options';

/** A home or a point on the map. It is never in the address bar: only this tab knows it, until it is closed. */
export interface ExactPlace {
  readonly easting: number;
  readonly northing: number;
}

const keptPlace = 'fairplace.find.place';
const keptList = 'fairplace.find.list';

/**
 * From where a family looks at which round, and what it has put on its list. The round and the postcode stand in the
 * address bar; what is said of the child is kept nowhere.
 */
@Injectable({ providedIn: 'root' })
export class FindState {
  private readonly client = inject(ProspectusClient);
  private readonly words = inject(Words);
  private readonly authority = inject(AuthorityState);
  private readonly query = toSignal(inject(Router).routerState.root.queryParamMap, { requireSync: true });
  private readonly exact = signal<ExactPlace | null>(isPlace(read(keptPlace)));
  private readonly ids = signal<readonly string[]>(isList(read(keptList)));

  readonly postcode = computed(() => this.query().get('postcode') ?? undefined);
  /** Whether the exact place counts, and what it is: a home from the register, or a point on the map. */
  readonly at = computed(() => {
    const at = this.query().get('at');
    return this.exact() !== null && (at === 'home' || at === 'point') ? at : null;
  });
  readonly roundId = computed(() => this.query().get('round') ?? this.rounds()[0]?.id);
  readonly round = computed((): Round | null => {
    const id = this.roundId();
    return this.authority.rounds().find((round) => round.id === id) ?? null;
  });
  /** The rounds that a family may still do something about, the next first; all of them where there is none. */
  readonly rounds = computed((): readonly Round[] => {
    const all = this.authority.rounds();
    const now = all.filter(({ stage }) => stage === 'open' || stage === 'ahead' || stage === 'closed');
    const order = ['open', 'ahead', 'closed', 'offered'];
    return [...(now.length > 0 ? now : all)].sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
  });
  readonly place = computed((): AskedPlace | null => {
    const [postcode, exact] = [this.postcode(), this.exact()];
    const written = postcode === undefined ? {} : { postcode };
    if (this.at() !== null && exact !== null) return { ...written, ...exact };
    return postcode === undefined ? null : { postcode };
  });
  readonly from = computed(
    (): { readonly round: string; readonly place: AskedPlace } | undefined => {
      const [round, place] = [this.roundId(), this.place()];
      return round === undefined || place === null ? undefined : { round, place };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  /** Every school of the round from the place; kept while one goes from the list to a school and back. */
  readonly schools = resource({
    params: () => {
      const from = this.from();
      return from === undefined ? undefined : { ...from, language: this.words.language() };
    },
    loader: ({ params, abortSignal }) => this.client.schools(params.round, params.place, abortSignal),
  });
  /** What the family says of the child. It is forgotten when the page is left or loaded anew. */
  readonly said = signal<ChildSaid>(nothingSaid);
  /** The schools to try, best wish first. */
  readonly list = this.ids.asReadonly();

  /** Looks from an exact place from now on, where the address bar says so. */
  lookFrom(place: ExactPlace): void {
    const metres = { easting: Math.round(place.easting), northing: Math.round(place.northing) };
    this.exact.set(metres);
    keep(keptPlace, metres);
  }

  order(ids: readonly string[]): void {
    this.ids.set([...new Set(ids)]);
    keep(keptList, this.ids());
  }

  /** Puts a school at the end of the list, or takes it off. */
  toggle(intake: string): void {
    const ids = this.ids();
    this.order(ids.includes(intake) ? ids.filter((id) => id !== intake) : [...ids, intake]);
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function keep(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Where nothing may be kept, it lasts as long as the page.
  }
}

function isPlace(kept: unknown): ExactPlace | null {
  if (typeof kept !== 'object' || kept === null || !('easting' in kept) || !('northing' in kept)) return null;
  const { easting, northing } = kept;
  return typeof easting === 'number' && typeof northing === 'number' ? { easting, northing } : null;
}

function isList(kept: unknown): readonly string[] {
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}

import { Injectable } from '@nestjs/common';
import type { RoundApplication } from '../../applications';
import { AddressesReader } from '../../geography';
import type { Tx } from '../../platform';

/** Finds out who lives in an authority's area, so that its scheme's fallback applies to them. */
@Injectable()
export class Residents {
  constructor(private readonly addresses: AddressesReader) {}

  /**
   * The children who live in the authority: by the address register that their home stands in. A home that is in no
   * register is taken to be where the family applied, because one applies to the authority that one lives in (2.1).
   */
  async of(tx: Tx, authority: string, applications: readonly RoundApplication[]): Promise<ReadonlySet<string>> {
    const uprns = applications.flatMap(({ home }) => home?.uprn ?? []);
    const registered = await this.addresses.authoritiesOf(tx, uprns);
    const living = applications.filter(({ home, authority: applied }) =>
      (registered.get(home?.uprn ?? '') ?? [applied]).includes(authority),
    );
    return new Set(living.map(({ child }) => child));
  }
}

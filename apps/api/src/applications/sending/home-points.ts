import { Injectable } from '@nestjs/common';
import type { HomeAnswer } from '@contract';
import { AddressesReader } from '../../geography';
import type { Tx } from '../../platform';

/** Sees to it that a point said to come from the register of addresses does. */
@Injectable()
export class HomePoints {
  constructor(private readonly addresses: AddressesReader) {}

  /** The home with the register's own point where its UPRN is known; any other point counts as one shown on a map. */
  async settle(tx: Tx, home: HomeAnswer): Promise<HomeAnswer> {
    const found = home.uprn === undefined ? null : await this.addresses.pointOf(tx, { uprn: home.uprn });
    if (found?.from === 'register') {
      const { easting, northing } = found.point;
      return { ...home, point: { easting, northing, from: 'register' } };
    }
    if (home.point?.from !== 'register') return home;
    return { ...home, point: { ...home.point, from: 'map' } };
  }
}

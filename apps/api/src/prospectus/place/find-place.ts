import { Injectable } from '@nestjs/common';
import { parsePostcode } from '@geography';
import type { PlaceAsked, PlaceFound } from '@contract';
import { AddressesReader } from '../../geography';
import type { Tx } from '../../platform';
import { refusals } from '../prospectus.refusals';

/** Finds the place that a family asks from. Nothing of it is kept. */
@Injectable()
export class FindPlace {
  constructor(private readonly addresses: AddressesReader) {}

  /** The point, or the middle of the postcode where only that is given; refuses a postcode that nobody knows. */
  async run(tx: Tx, authority: string, { postcode, easting, northing }: PlaceAsked): Promise<PlaceFound> {
    if (easting !== undefined && northing !== undefined) {
      const written = postcode === undefined ? null : writtenAs(postcode);
      return {
        easting,
        northing,
        from: 'point',
        postcode: written,
        says: 'Measured from the point on the map that you chose.',
      };
    }
    const asked = writtenAs(postcode ?? '');
    const found = asked === null ? null : await this.addresses.pointOf(tx, { postcode: asked, authority });
    if (asked === null || found === null) throw refusals.noSuchPostcode();
    const says = `Measured from the middle of ${asked}. Your own home may be a little nearer or farther: choose it on the map to know.`;
    return {
      easting: found.point.easting,
      northing: found.point.northing,
      from: 'postcode-centre',
      postcode: asked,
      says,
    };
  }
}

/** The postcode as it is usually written; nothing for what cannot be one. */
function writtenAs(postcode: string): string | null {
  try {
    return parsePostcode(postcode);
  } catch {
    return null;
  }
}

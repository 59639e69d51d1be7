import { Injectable } from '@nestjs/common';
import { ApplicationsReader } from '../../applications';
import type { Tx } from '../../platform';

/** A child as a letter names it: the whole name, and the one used every day. */
export interface ChildInLetter {
  readonly name: string;
  readonly called: string;
}

/** Names children as letters do. */
@Injectable()
export class ChildrenInLetters {
  constructor(private readonly applications: ApplicationsReader) {}

  /** By id. */
  async of(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ChildInLetter>> {
    const children = await this.applications.children(tx, [...new Set(ids)]);
    return new Map(
      [...children.values()].map(({ id, firstNames, lastName, preferredName }) => [
        id,
        { name: `${firstNames} ${lastName}`, called: preferredName ?? firstNames.split(' ')[0] ?? firstNames },
      ]),
    );
  }
}

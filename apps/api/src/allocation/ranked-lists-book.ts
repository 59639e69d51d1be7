import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { RankedListsReader } from './ranked-lists.reader';
import { RankedListsStore } from './ranked-lists.store';

/** Where ranked lists are written and read. */
@Injectable()
export class RankedListsBook {
  constructor(
    readonly store: RankedListsStore,
    readonly reader: RankedListsReader,
    readonly audit: Audit,
  ) {}
}

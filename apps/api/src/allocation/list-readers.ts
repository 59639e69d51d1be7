import { Injectable } from '@nestjs/common';
import { DrawsReader } from './draws.reader';
import { RankedListsReader } from './ranked-lists.reader';

/** What is read of draws and ranked lists. */
@Injectable()
export class ListReaders {
  constructor(
    readonly draws: DrawsReader,
    readonly lists: RankedListsReader,
  ) {}
}

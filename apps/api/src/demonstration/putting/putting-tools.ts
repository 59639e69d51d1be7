import { Injectable } from '@nestjs/common';
import { Clock, Database } from '../../platform';
import { Actors } from '../actors';

/** Who acts, on what and when, for every step of putting the town in. */
@Injectable()
export class PuttingTools {
  constructor(
    readonly actors: Actors,
    readonly database: Database,
    readonly clock: Clock,
  ) {}
}

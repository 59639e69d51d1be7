import { Injectable } from '@nestjs/common';
import type { Intake, Round } from '@contract';
import { Clock, type Tx } from '../platform';
import { SchoolsReader } from '../schools';

/** What a round lets people apply for, and until when. */
export interface Scheme {
  readonly round: Round;
  readonly opensAt: Date;
  /** From this moment an application is late. */
  readonly closesAt: Date;
  readonly releaseAt: Date;
  /** By id. */
  readonly intakes: ReadonlyMap<string, Intake>;
}

/** How long a scheme is remembered. Closing and offer days never change (the database refuses it), so none is missed. */
const rememberFor = 5_000;

/** Remembers rounds and their intakes for a moment, because on closing evening everybody asks for the same one. */
@Injectable()
export class Schemes {
  private readonly known = new Map<string, { readonly scheme: Scheme; readonly until: number }>();

  constructor(
    private readonly schools: SchoolsReader,
    private readonly clock: Clock,
  ) {}

  /** The scheme of a round; refuses a round that does not exist. */
  async of(tx: Tx, round: string): Promise<Scheme> {
    const now = this.clock.now().getTime();
    const known = this.known.get(round);
    if (known !== undefined && now < known.until && now >= known.until - rememberFor) return known.scheme;
    const found = await this.schools.round(tx, round);
    const intakes = await this.schools.intakesOf(tx, round);
    const scheme: Scheme = {
      round: found,
      opensAt: new Date(found.opensAt),
      closesAt: new Date(found.closesAt),
      releaseAt: new Date(found.releaseAt),
      intakes: new Map(intakes.map((intake) => [intake.id, intake])),
    };
    this.known.set(round, { scheme, until: now + rememberFor });
    return scheme;
  }
}

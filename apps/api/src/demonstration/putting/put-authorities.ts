import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Terms } from '@contract';
import { parse } from 'yaml';
import { z } from 'zod';
import { Actors } from '../actors';
import { ENVIRONMENT, type Environment } from '../../platform';
import { AddAuthority, AddRound, SetSchoolDays } from '../../schools';
import { unlessDone } from './already';
import { neighbourScheme, townScheme } from './schemes';
import type { Step } from './step';

const Calendar = Terms.extend({ calendar: z.string(), id: z.string() });

/** The year in which the children start. */
export const startingIn = 2027;

/** Puts in the two authorities with their schemes and term dates, and the round of each. */
@Injectable()
export class PutAuthorities implements Step {
  readonly name = 'authorities';

  constructor(
    private readonly actors: Actors,
    private readonly add: AddAuthority,
    private readonly days: SetSchoolDays,
    private readonly rounds: AddRound,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async run(): Promise<void> {
    await this.authority('town', 'Marramshire', townScheme, 'ruth-harper');
    await this.authority('neighbour', 'Saltshire', neighbourScheme, 'nina-cole');
  }

  private async authority(id: string, name: string, scheme: typeof townScheme, officer: string): Promise<void> {
    const operator = this.actors.persona('omar-reid');
    await unlessDone('schools.authority-exists', () => this.add.run(operator, { id, name, scheme }));
    await this.days.run(this.actors.persona(officer), { authority: id }, this.terms());
    const round = { authority: id, phase: 'secondary', year: startingIn } as const;
    await unlessDone('schools.round-exists', () => this.rounds.run(this.actors.persona(officer), round));
  }

  private terms(): Terms {
    const file = join(this.environment.projectRoot, 'config', 'calendars', 'marramshire.yaml');
    const { calendar: _calendar, id: _id, ...terms } = Calendar.parse(parse(readFileSync(file, 'utf8')));
    return terms;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { type CodeEdition, editionFor, parseCode, type Policy } from '@policy';
import { ENVIRONMENT, type Environment } from '../platform';

/** The editions of the Admissions Code that we hold, read once at the start. */
@Injectable()
export class CodeEditions {
  private readonly editions: readonly [CodeEdition, ...CodeEdition[]];

  constructor(@Inject(ENVIRONMENT) { projectRoot }: Environment) {
    const folder = join(projectRoot, 'config', 'code');
    const [first, ...rest] = readdirSync(folder)
      .filter((name) => name.startsWith('school-admissions-code-'))
      .sort()
      .reverse()
      .map((name) => parseCode(readFileSync(join(folder, name), 'utf8'), `config/code/${name}`));
    if (first === undefined) throw new Error('config/code holds no edition of the Admissions Code.');
    this.editions = [first, ...rest];
  }

  /** The edition that a policy names, or the nearest that we hold. */
  of(policy: Policy): CodeEdition {
    return editionFor(policy, this.editions);
  }
}

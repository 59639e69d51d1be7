import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { checked } from '@kernel';
import { parse } from 'yaml';
import { AuthorityLook } from '@contract';
import { ENVIRONMENT, type Environment } from '../../platform';

const folder = 'config/authorities';

/** How authorities are reached and the colours of their pages, from `config/authorities/<id>.yaml`, read once at the start. */
@Injectable()
export class Looks {
  private readonly looks: ReadonlyMap<string, AuthorityLook>;

  constructor(@Inject(ENVIRONMENT) { projectRoot }: Environment) {
    const path = join(projectRoot, folder);
    const files = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.yaml')) : [];
    this.looks = new Map(files.map((name) => [name.slice(0, -'.yaml'.length), readLook(path, name)]));
  }

  /** The look of an authority; plain where it has no file. */
  of(authority: string): AuthorityLook {
    return this.looks.get(authority) ?? { contact: {}, colours: {} };
  }
}

function readLook(path: string, name: string): AuthorityLook {
  return checked(AuthorityLook, parse(readFileSync(join(path, name), 'utf8')), `${folder}/${name}`);
}

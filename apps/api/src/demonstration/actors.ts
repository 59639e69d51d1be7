import { Injectable } from '@nestjs/common';
import type { Actor, Grant } from '@kernel';
import { type Persona, personaAccount } from '../people';
import { TownBook } from './town/town-book';

/** The people who put the town in: each thing is done by whoever may do it, as in a service for real families. */
@Injectable()
export class Actors {
  constructor(private readonly book: TownBook) {}

  /** A persona with their roles. */
  persona(id: string): Actor {
    const found = this.book.personas.find((persona) => persona.id === id);
    if (found === undefined) throw new Error(`The demonstration has nobody called ${id}.`);
    return { account: personaAccount(id), name: found.name, grants: found.roles.map(grantOf) };
  }

  /** A parent of the town. */
  parent({ id, name }: { readonly id: string; readonly name: string }): Actor {
    return { account: personaAccount(id), name, grants: [{ role: 'parent' }] };
  }

  /** Whoever of a school's own office is played; nothing where nobody is. */
  ofSchool(school: string): Actor | undefined {
    const found = this.book.personas.find(({ roles }) =>
      roles.some((role) => role.role === 'school-admin' && role.school === school),
    );
    return found === undefined ? undefined : this.persona(found.id);
  }
}

function grantOf({ role, authority, school }: Persona['roles'][number]): Grant {
  return { role, ...(authority === undefined ? {} : { authority }), ...(school === undefined ? {} : { school }) };
}

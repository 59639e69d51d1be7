import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, authorityRoutes, type InputOf } from '@contract';
import { Database, Input, May, Public, Serves, Who } from '../../platform';
import { AddAuthority } from './add-authority';
import { AuthoritiesReader } from './authorities.reader';
import { SetScheme } from './set-scheme';
import { SetSchoolDays } from './set-school-days';
import { ShowSchoolDays } from './show-school-days';

type Routes = typeof authorityRoutes;

/** Authorities, their schemes and their schools' term dates. */
@Controller()
export class AuthoritiesController {
  constructor(
    private readonly database: Database,
    private readonly reader: AuthoritiesReader,
    private readonly addAuthority: AddAuthority,
    private readonly setScheme: SetScheme,
    private readonly showSchoolDays: ShowSchoolDays,
    private readonly setSchoolDays: SetSchoolDays,
  ) {}

  @Serves(authorityRoutes.list)
  @Public()
  async list(@Input() { query }: InputOf<Routes['list']>, @Who() actor: Actor): Promise<AnswerOf<Routes['list']>> {
    const { all, after, limit } = query;
    const found = await this.database.inTransaction(actor, (tx) =>
      this.reader.page(tx, all === 'yes', after, limit + 1),
    );
    return { items: found.slice(0, limit), next: found.length > limit ? (found[limit - 1]?.id ?? null) : null };
  }

  @Serves(authorityRoutes.show)
  @Public()
  show(@Input() { params }: InputOf<Routes['show']>, @Who() actor: Actor): Promise<AnswerOf<Routes['show']>> {
    return this.database.inTransaction(actor, (tx) => this.reader.authority(tx, params.authority));
  }

  @Serves(authorityRoutes.add)
  @May('operator')
  add(@Input() { body }: InputOf<Routes['add']>, @Who() actor: Actor): Promise<AnswerOf<Routes['add']>> {
    return this.addAuthority.run(actor, body);
  }

  @Serves(authorityRoutes.setScheme)
  @May('officer', 'operator')
  scheme(
    @Input() { params, body }: InputOf<Routes['setScheme']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['setScheme']>> {
    return this.setScheme.run(actor, params.authority, body);
  }

  @Serves(authorityRoutes.days)
  @Public()
  days(@Input() { params }: InputOf<Routes['days']>, @Who() actor: Actor): Promise<AnswerOf<Routes['days']>> {
    return this.showSchoolDays.run(actor, params);
  }

  @Serves(authorityRoutes.setDays)
  @May('officer', 'operator')
  setDays(
    @Input() { params, body }: InputOf<Routes['setDays']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['setDays']>> {
    return this.setSchoolDays.run(actor, params, body);
  }
}

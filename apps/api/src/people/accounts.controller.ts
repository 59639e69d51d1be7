import type { Actor, Grant } from '@kernel';
import { type AnswerOf, type InputOf, peopleRoutes } from '@contract';
import { Controller } from '@nestjs/common';
import { Database, Input, May, Serves, Who } from '../platform';
import { AccountsReader } from './accounts.reader';
import { EndRole } from './end-role';
import { EndSessions } from './end-sessions';
import { GrantRole } from './grant-role';

/** Accounts of staff and schools and their roles, for operators. */
@Controller()
export class AccountsController {
  constructor(
    private readonly database: Database,
    private readonly reader: AccountsReader,
    private readonly grantRole: GrantRole,
    private readonly endRole: EndRole,
    private readonly endSessions: EndSessions,
  ) {}

  @Serves(peopleRoutes.accounts)
  @May('operator')
  accounts(
    @Input() { query }: InputOf<typeof peopleRoutes.accounts>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof peopleRoutes.accounts>> {
    return this.database.inTransaction(actor, (tx) => this.reader.accounts(tx, query));
  }

  @Serves(peopleRoutes.grants)
  @May('operator')
  grants(
    @Input() { query }: InputOf<typeof peopleRoutes.grants>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof peopleRoutes.grants>> {
    return this.database.inTransaction(actor, (tx) => this.reader.grants(tx, query));
  }

  @Serves(peopleRoutes.grantRole)
  @May('operator')
  grant(
    @Input() { params, body }: InputOf<typeof peopleRoutes.grantRole>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof peopleRoutes.grantRole>> {
    return this.grantRole.run(actor, params.account, asGrant(body));
  }

  @Serves(peopleRoutes.endRole)
  @May('operator')
  end(
    @Input() { params }: InputOf<typeof peopleRoutes.endRole>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof peopleRoutes.endRole>> {
    return this.endRole.run(actor, params.grant);
  }

  @Serves(peopleRoutes.endSessions)
  @May('operator')
  async endEverySession(
    @Input() { params }: InputOf<typeof peopleRoutes.endSessions>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof peopleRoutes.endSessions>> {
    return { ended: await this.endSessions.run(actor, params.account) };
  }
}

/** The role as asked for, without the places that were not named. */
function asGrant({ role, authority, school }: InputOf<typeof peopleRoutes.grantRole>['body']): Grant {
  return { role, ...(authority === undefined ? {} : { authority }), ...(school === undefined ? {} : { school }) };
}

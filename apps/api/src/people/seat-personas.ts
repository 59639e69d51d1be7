import { systemActor } from '@kernel';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CannotStart, Clock, Database, ENVIRONMENT, type Environment, type Tx } from '../platform';
import { AccountsStore } from './accounts.store';
import { demonstrationIssuer, isParent, type Persona, personaAccount, readPersonas } from './demonstration/personas';

/**
 * Keeps the demonstration and real families apart: a database holds the people of one or of the other, never both.
 *
 * In the demonstration it also gives the personas their accounts and roles, so that the town's records can name them.
 */
@Injectable()
export class SeatPersonas implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async onModuleInit(): Promise<void> {
    const kinds = await this.database.inTransaction(systemActor, (tx) => this.accounts.kinds(tx));
    if (this.environment.mode === 'production') {
      if (kinds.demonstration) throw new CannotStart(notForReal);
      return;
    }
    if (kinds.real) throw new CannotStart(notForShow);
    const personas = readPersonas(this.environment.projectRoot);
    await this.database.inTransaction(systemActor, async (tx) => {
      for (const persona of personas) await this.seat(tx, persona);
    });
  }

  /** Makes the account of a persona with its roles, once: what an operator of the demonstration changes stays changed. */
  private async seat(tx: Tx, persona: Persona): Promise<void> {
    const { id: subject, name, email, roles } = persona;
    const id = personaAccount(subject);
    const kind = isParent(persona) ? 'parent' : 'staff';
    const madeAt = this.clock.now();
    const identity = { issuer: demonstrationIssuer, subject };
    if ((await this.accounts.known(tx, identity.issuer, subject)) !== null) return;
    await this.accounts.add(tx, { id, kind, name, email, demonstration: true, madeAt }, identity);
    for (const { role, authority, school } of roles) {
      const place = { ...(authority === undefined ? {} : { authority }), ...(school === undefined ? {} : { school }) };
      await this.accounts.grant(tx, id, { role, ...place }, systemActor.account, madeAt);
    }
  }
}

const notForReal =
  'This database was made by a demonstration, whose people are not real and whom anybody may be. ' +
  'A service for real families needs a database of its own: set DATABASE_URL or DATA_DIR to another one.';

const notForShow =
  'This database holds real people, and in the demonstration anybody may sign in as anybody. ' +
  'Set MODE=production to serve them, or set DATABASE_URL or DATA_DIR to another database.';

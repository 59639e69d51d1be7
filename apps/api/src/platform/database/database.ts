import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@kernel';
import { escapeLiteral } from 'pg';
import { DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { besides } from './data-source';
import type { Lanes } from './lanes';
import type { News } from './news';
import { scopeOf } from './scope';

/** A transaction that knows who acts. Stores and readers ask and write through it, and through nothing else. */
export type Tx = EntityManager;

/** The database, as the rooms use it: always in a transaction, always on somebody's behalf. */
@Injectable()
export class Database implements OnApplicationShutdown {
  /** What the database says to every process. */
  readonly news: News;
  private readonly lanes: Lanes;

  constructor(@InjectDataSource() private readonly source: DataSource) {
    ({ lanes: this.lanes, news: this.news } = besides(source));
  }

  /**
   * Does the work in one transaction on behalf of the actor, and gives back what it gives back.
   *
   * All of it stands afterwards, or none of it. Row-level security sees the actor, so a question without its `where`
   * gives nothing away. When two transactions wait for each other, the database ends one: the work is then done again,
   * so it must not reach outside the transaction.
   */
  async inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.inOneTransaction(actor, work);
      } catch (error) {
        if (attempt === 5 || !mayTryAgain(error)) throw error;
      }
    }
  }

  /**
   * Asks one question in one round trip, for the few pages that everybody asks for in the same minute.
   *
   * The question is a call of a function in the database that says itself who acts, from its first five values, as
   * `inTransaction` does: without that it is given nothing. It is kept prepared, so its text must always be the same.
   */
  async inOneStatement<Row extends object>(actor: Actor, question: string, values: readonly unknown[]): Promise<Row[]> {
    return this.lanes.ask<Row>({ name: nameOf(question), text: question, values: [...scopeOf(actor), ...values] });
  }

  /** The transaction begins and says who acts in one round trip. */
  private async inOneTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await beginAs(runner, actor);
      const done = await work(runner.manager);
      await runner.commitTransaction();
      return done;
    } catch (error) {
      // What went wrong is what whoever asked must hear, also where the connection is gone and nothing is left to undo.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.lanes.close(), this.news.close()]);
  }
}

const names = new Map<string, string>();

/** The name under which the database keeps a question prepared. */
function nameOf(question: string): string {
  const name = names.get(question) ?? `question_${String(names.size + 1)}`;
  names.set(question, name);
  return name;
}

const settings = ['account', 'system', 'grants', 'authorities', 'schools'] as const;

/** Lets the runner's transaction begin with who acts: both are one message to the database, and stand or fall together. */
async function beginAs(runner: QueryRunner, actor: Actor): Promise<void> {
  const scope = scopeOf(actor);
  const said = settings.map((name, at) => `set_config('fairplace.${name}', ${escapeLiteral(scope[at] ?? '')}, true)`);
  const ask = runner.query.bind(runner);
  const value = (begin: string): Promise<unknown> => ask(`${begin}; SELECT ${said.join(', ')}`);
  Object.defineProperty(runner, 'query', { configurable: true, value });
  try {
    await runner.startTransaction();
  } finally {
    Reflect.deleteProperty(runner, 'query');
  }
}

/** A deadlock or a failed serialisation, after which the same work may well succeed. */
function mayTryAgain(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const code: unknown = 'code' in error ? error.code : undefined;
  return code === '40P01' || code === '40001';
}

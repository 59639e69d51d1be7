import { refuse } from '@kernel';
import { Client } from 'pg';
import { type ChainAnswer, checkChain, type Head, readHead } from '../../apps/api/src/audit';
import { CannotStart, type DatabaseServer, readEnvironment, visitDatabase } from '../../apps/api/src/platform';
import { faultCode } from '../files/unreadable';
import { paint } from './table';
import type { ExitCode, Terminal } from './terminal';
import { count, say } from './words';

/** What `audit-check` is told. */
export interface AuditCheckOptions {
  readonly database?: string;
  readonly head?: readonly string[];
  readonly json?: true;
}

/** Checks the audit of a service from its beginning; 1 if it is not whole. */
export async function auditCheck({ database, head = [], json }: AuditCheckOptions, terminal: Terminal): Promise<ExitCode> {
  const heads = head.map(readOne);
  const server = await visit(database, terminal);
  try {
    const answer = await checkAt(server.url, heads, terminal);
    if (json === true) terminal.say(JSON.stringify(answer));
    else sayAnswer(answer, terminal);
    return answer.whole ? 0 : 1;
  } finally {
    await server.stop();
  }
}

function readOne(text: string): Head {
  return readHead(text) ?? refuse({ path: '--head', found: `"${text}"`, allowed: 'give POSITION:HASH, with 64 hex digits, as the check gave it.' });
}

/** The database that was named, or the service's own. */
async function visit(url: string | undefined, terminal: Terminal): Promise<DatabaseServer> {
  if (url !== undefined) return { kind: 'given', url, stop: () => Promise.resolve() };
  try {
    return await visitDatabase(readEnvironment(process.env), (line) => { terminal.note(line); });
  } catch (fault) {
    if (!(fault instanceof CannotStart)) throw fault;
    return refuse({ path: '--database', found: `no database to look at: ${fault.message}`, allowed: 'name one with --database, DATABASE_URL or DATA_DIR.' });
  }
}

async function checkAt(url: string, heads: readonly Head[], terminal: Terminal): Promise<ChainAnswer> {
  const client = await connect(url);
  const bar = terminal.progress('Checking the audit');
  try {
    // Sees every line whatever the role, and changes nothing.
    await client.query("SELECT set_config('fairplace.system', 'on', false), set_config('default_transaction_read_only', 'on', false)");
    const asks = async (sql: string, values: readonly unknown[]): Promise<unknown> => (await client.query(sql, [...values])).rows;
    return await checkChain(asks, { heads, progress: bar.add });
  } catch (fault) {
    const code = faultCode(fault);
    if (code === '42P01') return refuseDatabase('a database without the tables of the audit');
    if (code === '42501') return refuseDatabase('a database whose audit this user may not read');
    throw fault;
  } finally {
    bar.done();
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  try {
    const client = new Client({ connectionString: url, application_name: 'fairplace audit-check' });
    await client.connect();
    return client;
  } catch (fault) {
    return refuseDatabase(`a database that does not let us in (${faultCode(fault) ?? 'its address cannot be read'})`);
  }
}

function refuseDatabase(found: string): never {
  return refuse({ path: '--database', found, allowed: 'name the database of a Fairplace service: postgres://user:password@host/name.' });
}

function sayAnswer({ whole, head, sealed, broken, breaks }: ChainAnswer, terminal: Terminal): void {
  for (const { says, found, expected } of breaks) {
    terminal.say(`${paint('red', 'BROKEN', terminal)}  ${says}`);
    terminal.say(`        found ${found}; expected ${expected}`);
  }
  if (broken > breaks.length) terminal.say(`        and ${count(broken - breaks.length, 'more break')}.`);
  if (whole) terminal.say(`The audit is whole: ${count(sealed, 'happening')}, each sealed to the one before.`);
  else terminal.say(`The audit is not whole: ${count(broken, 'break')} among ${say(sealed)} sealed happenings.`);
  terminal.say(`Head ${head}`);
}

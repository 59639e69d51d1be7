import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A number no process has: larger than any system gives, and still one that PostgreSQL can read. */
const nobodysNumber = '2147483646';

/**
 * Lets the files forget a server that is dead, and says whether it was: also one that is dead although its process number is still taken.
 *
 * After a hard kill the number may linger as a process that has ended but was never asked for its end (in a container
 * whose first process does not ask), or it may have passed to a stranger. PostgreSQL would take either for a running
 * server and wait for ever. Only the number is replaced: the rest of the file lets PostgreSQL make sure that nothing
 * of the dead server still has its memory open, so two servers can never share the files.
 */
export function forgetDeadServer(files: string): boolean {
  const path = join(files, 'postmaster.pid');
  if (!existsSync(path)) return true;
  const [pid = '', ...rest] = readFileSync(path, 'utf8').split('\n');
  if (!isDead(pid.trim())) return false;
  writeFileSync(path, [nobodysNumber, ...rest].join('\n'));
  return true;
}

/** Whether this process has ended or is no PostgreSQL server; where the system does not say (not Linux), we believe it lives. */
function isDead(pid: string): boolean {
  if (!/^\d+$/.test(pid) || !existsSync('/proc/self/stat')) return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
    return state === 'Z' || state === 'X' || !name.startsWith('postgres');
  } catch {
    return true;
  }
}

import { verify } from '@allocation/verify';
import type { Verification } from '@allocation/verify';
import { outcomeIn, snapshotIn } from './read-both';
import { paint } from './table';
import type { ExitCode, Terminal } from './terminal';
import { count } from './words';

/** Checks an outcome by every property; 1 if any is breached. */
export function verifyOutcome(snapshotFolder: string, outcomeFolder: string, { json }: { readonly json?: true }, terminal: Terminal): ExitCode {
  const read = snapshotIn(snapshotFolder, terminal);
  const outcome = outcomeIn(outcomeFolder, read, terminal);
  const verification = verify(read.snapshot, outcome);
  if (json === true) terminal.say(JSON.stringify(verification));
  else sayVerification(verification, terminal);
  return verification.holds ? 0 : 1;
}

/** Each property with its sentence and whether it holds, and every breach that was kept. */
export function sayVerification({ properties, holds }: Verification, terminal: Terminal): void {
  for (const { name, says, holds: good, breaches, breachCount } of properties) {
    terminal.say(`${good ? paint('green', 'holds ', terminal) : paint('red', 'BROKEN', terminal)}  ${name.padEnd(4)} ${says}`);
    for (const breach of breaches) terminal.say(`              ${breach.says}`);
    if (breachCount > breaches.length) terminal.say(`              and ${count(breachCount - breaches.length, 'more breach', 'more breaches')}.`);
  }
  const broken = properties.filter((one) => !one.holds).length;
  terminal.say(holds ? `All ${String(properties.length)} properties hold.` : `${count(broken, 'property is', 'properties are')} broken: do not release these places.`);
}

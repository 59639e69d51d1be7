import { createServer } from 'node:net';
import { CannotStart, type Say } from '../cannot-start';

const usualPort = 3000;

/**
 * The port to listen on: the one asked for, or the usual one, or the next free one after it.
 *
 * A port that was asked for by name is never changed silently: when it is taken, the service does not start.
 */
export async function choosePort(
  wanted: number | undefined,
  host: string,
  say: Say,
  usual = usualPort,
): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted, host)) return wanted;
    throw new CannotStart(`Port ${wanted} is taken by another program. Set PORT to a free one.`);
  }
  for (let port = usual; port < usual + 100; port += 1) {
    if (!(await isFree(port, host))) continue;
    if (port !== usual)
      say(`Port ${usual} is taken by another program, so port ${port} is used. PORT fixes it.`);
    return port;
  }
  throw new CannotStart(`Ports ${usual} to ${usual + 99} are all taken. Set PORT to a free one.`);
}

/** Whether nobody listens on this port. */
function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, host, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

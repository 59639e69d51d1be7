import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';

/** The secret by which the provider knows the service as `staff`. */
export const staffSecret = 'a secret of forty letters, for tests only';

/** Who signs in, and how surely the provider knows them. */
export interface Somebody {
  readonly sub: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly vot?: string;
}

/** A provider as an authority or the government would run it, which vouches for whomever the test says. */
export interface OutsideProvider {
  readonly issuer: string;
  /** Settles who signs in next. */
  letIn(next: Somebody): Promise<void>;
  /** What the service last asked for. */
  asked(): URLSearchParams;
  close(): void;
}

const Told = z.union([
  z.object({ issuer: z.string() }),
  z.object({ asked: z.string() }),
  z.object({ ready: z.literal(true) }),
]);

/** Opens a provider on this machine that knows the service as `staff`, by a secret, and as `parents`, by its key. */
export async function openProvider(callback: string, serviceKey: KeyObject): Promise<OutsideProvider> {
  const child = fork(join(__dirname, 'provider-process.mjs'), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  let asked = '';
  child.on('message', (message) => {
    const told = Told.parse(message);
    if ('asked' in told) asked = told.asked;
  });
  child.send({ callback, secret: staffSecret, serviceKey: serviceKey.export({ format: 'jwk' }) });
  const [first] = z
    .tuple([z.object({ issuer: z.string() })])
    .rest(z.unknown())
    .parse(await once(child, 'message'));
  return {
    issuer: first.issuer,
    letIn: async (next) => {
      const ready = new Promise<void>((resolve) => {
        const listen = (message: unknown): void => {
          if (!('ready' in Told.parse(message))) return;
          child.off('message', listen);
          resolve();
        };
        child.on('message', listen);
      });
      child.send({ next });
      await ready;
    },
    asked: () => new URLSearchParams(asked),
    close: () => {
      child.kill();
    },
  };
}

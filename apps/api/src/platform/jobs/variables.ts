import { z } from 'zod';
import { CannotStart } from '../cannot-start';

/** The environment variables of the jobs. */
export const jobVariables = {
  /** A Redis server that carries jobs to workers: `redis://host:6379/0`, or `rediss://` over TLS. Never repeated in a complaint, for its password. */
  REDIS_URL: z.string().min(1).optional(),
  /** `here` to run jobs in this process too; `elsewhere` to leave them to the processes of `npm run worker`. */
  JOBS: z.enum(['here', 'elsewhere']).default('here'),
};

/** How this process was told to take part in the jobs. */
export interface JobEnvironment {
  readonly redisUrl: string | undefined;
  readonly run: 'here' | 'elsewhere';
}

/** The settings of the jobs in the words of the service. */
export function jobEnvironment(given: z.output<z.ZodObject<typeof jobVariables>>): JobEnvironment {
  if (given.REDIS_URL !== undefined && !isRedis(given.REDIS_URL)) {
    throw new CannotStart('REDIS_URL is not the address of a Redis server, such as redis://localhost:6379/0.');
  }
  return { redisUrl: given.REDIS_URL, run: given.JOBS };
}

function isRedis(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'redis:' || protocol === 'rediss:') && hostname !== '';
}

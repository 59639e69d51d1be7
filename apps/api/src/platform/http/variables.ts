import { isIP } from 'node:net';
import { z } from 'zod';

/** What the edge of the service is told by the environment. */
export const edgeVariables = {
  /** How the log is written: `json`, a line of JSON each, or `plain`, sentences. Plain in the demonstration, else JSON. */
  LOG: z.enum(['plain', 'json']).optional(),
  /** Which proxies to believe about addresses: how many stand in front, or their addresses, separated by commas. */
  TRUST_PROXY: z
    .string()
    .refine(isProxies, 'Give a number of proxies, or their addresses or networks, such as `loopback` or `10.0.0.0/8`')
    .optional(),
  /** What a program must send as a bearer token to read `/metrics` from another machine. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** The most requests a minute from one network address; 0 for no limit. */
  RATE_PER_ADDRESS: z.coerce.number().int().min(0).optional(),
  /** The most requests a minute from one account; 0 for no limit. */
  RATE_PER_ACCOUNT: z.coerce.number().int().min(0).optional(),
  /** The most sign-ins tried in 15 minutes from one network address; 0 for no limit. */
  RATE_SIGN_IN: z.coerce.number().int().min(0).optional(),
  /** The most one-time codes asked for or tried in 15 minutes, from one network address and for one person; 0 for no limit. */
  RATE_CODE: z.coerce.number().int().min(0).optional(),
  /** How many requests are worked on at once; when as many stand in line, visitors are given a turn. 0 for no gate. */
  ADMIT_AT_ONCE: z.coerce.number().int().min(0).max(10_000).default(48),
  /** The most JSON that is read of one request, in kilobytes. */
  BODY_KB: z.coerce.number().int().min(1).max(10_240).default(256),
  /** How long a service that stops waits for requests that are under way. */
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(600).default(25),
};

/** What the edge of the service was told. */
export interface EdgeSettings {
  readonly log: 'plain' | 'json';
  /** As express takes it: nobody is believed, so many proxies are, or these are. */
  readonly trustProxy: false | number | string;
  readonly metricsToken: string | undefined;
  readonly perAddress: number;
  readonly perAccount: number;
  readonly signIns: number;
  readonly codes: number;
  readonly admitAtOnce: number;
  readonly bodyKilobytes: number;
  readonly drainSeconds: number;
}

/** For families at home and offices behind one address; a demonstration, where one machine plays a whole town, has none. */
const limits = {
  production: { perAddress: 1200, perAccount: 600, signIns: 30, codes: 6 },
  demonstration: { perAddress: 0, perAccount: 0, signIns: 0, codes: 0 },
} as const;

/** The settings of the edge, from variables that were checked. */
export function edgeSettings(
  given: z.output<z.ZodObject<typeof edgeVariables>>,
  mode: 'demonstration' | 'production',
): EdgeSettings {
  const usual = limits[mode];
  const proxies = given.TRUST_PROXY;
  return {
    log: given.LOG ?? (mode === 'production' ? 'json' : 'plain'),
    trustProxy: proxies === undefined ? false : /^\d+$/.test(proxies) ? Number(proxies) : proxies,
    metricsToken: given.METRICS_TOKEN,
    perAddress: given.RATE_PER_ADDRESS ?? usual.perAddress,
    perAccount: given.RATE_PER_ACCOUNT ?? usual.perAccount,
    signIns: given.RATE_SIGN_IN ?? usual.signIns,
    codes: given.RATE_CODE ?? usual.codes,
    admitAtOnce: given.ADMIT_AT_ONCE,
    bodyKilobytes: given.BODY_KB,
    drainSeconds: given.DRAIN_SECONDS,
  };
}

/** Never simply `true`: then anybody could say that they come from anywhere. */
function isProxies(text: string): boolean {
  if (/^\d{1,2}$/.test(text)) return true;
  return text.split(',').every((part) => {
    const place = part.trim();
    const [address = '', bits] = place.split('/');
    if (['loopback', 'linklocal', 'uniquelocal'].includes(place)) return true;
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    return most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
  });
}

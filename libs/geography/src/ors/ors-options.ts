import { GeographyError, show } from '../geography-error';

/** How to reach an openrouteservice, and how patient to be with it. */
export interface OrsOptions {
  /** Where the service is, such as `http://localhost:8080/ors`. */
  readonly url: string;
  readonly key?: string;
  /** The longest wait for one answer, in milliseconds: 30,000 unless said otherwise. */
  readonly timeout?: number;
  /** How many homes to ask about at once: 1,000 unless said otherwise. A service allows 2,500 as it is installed. */
  readonly chunk?: number;
  /** How often to ask again when the service is busy or down: 4 unless said otherwise. */
  readonly retries?: number;
  /** Waits so many milliseconds; given in tests so that they need not. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** What reaches beyond this program: the library that asks the service, and time. */
export interface OrsWire {
  /** Sends one request to the matrix; gives back the body of an answer with status 200, and throws as the library does. */
  send(
    to: { readonly host: string; readonly api_key: string; readonly timeout: number },
    request: object,
  ): Promise<unknown>;
  wait(milliseconds: number): Promise<void>;
  /** What the work gives, or an `AbortError` when it takes longer than so many milliseconds. */
  within<T>(milliseconds: number, work: Promise<T>): Promise<T>;
}

export type OrsSettings = Required<OrsOptions> & { readonly wire: OrsWire };

/** The options with everything settled; refuses an address that is none and numbers that make no sense. */
export function settle(options: OrsOptions, wire: OrsWire): OrsSettings {
  const settings: OrsSettings = {
    url: addressOf(options.url),
    key: options.key ?? '',
    timeout: options.timeout ?? 30_000,
    chunk: options.chunk ?? 1_000,
    retries: options.retries ?? 4,
    wait: options.wait ?? ((milliseconds) => wire.wait(milliseconds)),
    wire,
  };
  checkCount('timeout', settings.timeout, 1);
  checkCount('chunk', settings.chunk, 1);
  checkCount('retries', settings.retries, 0);
  return settings;
}

/** The options in `ORS_URL` and `ORS_KEY`, or `undefined` where no service is set. */
export function orsOptionsFrom(environment: Readonly<Record<string, string | undefined>>): OrsOptions | undefined {
  const url = environment['ORS_URL'];
  const key = environment['ORS_KEY'];
  if (url === undefined || url === '') return undefined;
  return key === undefined ? { url } : { url, key };
}

function addressOf(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, '');
  throw new GeographyError({
    where: 'ORS_URL',
    found: show(url),
    allowed: 'a web address, such as http://localhost:8080/ors',
    mend: 'Give the address up to, and without, /v2.',
  });
}

function checkCount(where: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new GeographyError({
    where,
    found: show(value),
    allowed: `a whole number from ${least}`,
    mend: 'Leave it out to use the usual value.',
  });
}

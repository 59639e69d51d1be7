import { parse } from 'yaml';
import { z } from 'zod';

const Texts = z.array(z.string());

/** The parts of a service of docker-compose.yml that its promises are about; the whole is checked by the published schema. */
const Service = z.object({
  image: z.string().optional(),
  user: z.string().optional(),
  read_only: z.boolean().default(false),
  restart: z.string().optional(),
  privileged: z.boolean().default(false),
  cap_drop: Texts.default([]),
  cap_add: Texts.default([]),
  security_opt: Texts.default([]),
  networks: Texts.default([]),
  tmpfs: Texts.default([]),
  volumes: Texts.default([]),
  ports: Texts.default([]),
  command: Texts.optional(),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: Texts, interval: z.string(), timeout: z.string(), retries: z.number() }).optional(),
});
export type ComposeService = z.infer<typeof Service>;

const Compose = z.object({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()).default({}),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })).default({}),
});
export type Compose = z.infer<typeof Compose>;

/** A compose file as its reader sees it: the whole document for the schema, and the parts we make promises about. */
export function readCompose(text: string): { readonly document: unknown; readonly compose: Compose } {
  const document: unknown = parse(text, { merge: true });
  return { document, compose: Compose.parse(document) };
}

/** Every promise of a compose file that is broken, one sentence each. */
export function brokenPromises(compose: Compose, ours: readonly string[], variables: ReadonlySet<string>): string[] {
  return Object.entries(compose.services).flatMap(([name, service]) =>
    [
      ...ofTheContainer(service, ours.includes(name)),
      ...ofItsSurroundings(service, compose),
      ...(ours.includes(name) ? unknownVariables(service, variables) : []),
    ].map((what) => `${name} ${what}`),
  );
}

function ofTheContainer(service: ComposeService, own: boolean): string[] {
  const broken: string[] = [];
  if (service.image === undefined || !(own || isPinned(service.image))) broken.push('is not pinned to a whole version');
  if (service.user === undefined || /^(root|0)(:|$)/.test(service.user)) broken.push('runs as root');
  if (service.privileged || service.cap_add.length > 0) broken.push('asks for privileges');
  if (!service.cap_drop.includes('ALL')) broken.push('keeps capabilities');
  if (!service.security_opt.includes('no-new-privileges:true')) broken.push('may gain privileges');
  if (service.restart !== 'unless-stopped') broken.push('does not come back by itself');
  if (service.healthcheck === undefined) broken.push('has no health check');
  else if (service.healthcheck.test[0]?.startsWith('CMD') !== true) broken.push('has a health check that does nothing');
  if (own && !service.read_only) broken.push('may change its own program');
  return broken;
}

function ofItsSurroundings(service: ComposeService, compose: Compose): string[] {
  const broken: string[] = [];
  for (const volume of service.volumes) {
    const [from = ''] = withoutDefaults(volume).split(':');
    if (!from.startsWith('$') && !(from in compose.volumes))
      broken.push(`keeps things in ${from}, which is no named volume`);
  }
  for (const network of service.networks)
    if (!(network in compose.networks)) broken.push(`is on the network ${network}, which is not there`);
  if (service.networks.length === 0) broken.push('is on the common network');
  for (const port of service.ports)
    if (!port.startsWith('127.0.0.1:')) broken.push(`opens port ${port} to other machines`);
  for (const [needed, { condition }] of Object.entries(service.depends_on))
    if (condition !== 'service_healthy' || compose.services[needed]?.healthcheck === undefined)
      broken.push(`does not wait until ${needed} is healthy`);
  for (const [variable, value] of Object.entries(service.environment))
    if (hasOwnSecret(variable, value)) broken.push(`has a password of its own in ${variable}`);
  return broken;
}

function unknownVariables(service: ComposeService, variables: ReadonlySet<string>): string[] {
  return Object.keys(service.environment)
    .filter((variable) => !variables.has(variable))
    .map((variable) => `is told ${variable}, which the service does not read`);
}

/** Whether an image names every part of its version: `postgres:18.6-trixie`, never `postgres:18` or `latest`. */
export function isPinned(image: string): boolean {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return true;
  const tag = /:([^:/]+)$/.exec(image)?.[1] ?? '';
  return image.startsWith('postgres:') ? /^\d+\.\d+(-|$)/.test(tag) : /^v?\d+\.\d+\.\d+(-|$)/.test(tag);
}

/** Whether a secret stands in the file itself, or in a default, instead of in the operator's own settings. */
function hasOwnSecret(variable: string, value: string): boolean {
  const secret = /PASSWORD|SECRET|TOKEN|KEY|AUTH/.test(variable);
  const inAddress = /:\/\/[^/@:$]*:([^@/]+)@/.exec(value)?.[1];
  return [secret ? value : undefined, inAddress].some((text) => text !== undefined && !/^\$\{\w+:\?/.test(text));
}

/** Every variable that an operator must or may set, with whether the compose file does without it. */
export function askedOf(text: string): ReadonlyMap<string, 'must' | 'may'> {
  const asked = [...text.matchAll(/(?<!\$)\$\{(\w+)(:\?|:-)?/g)];
  return new Map(asked.map(([, name = '', how]) => [name, how === ':?' ? 'must' : 'may']));
}

/** The text as it is once the operator's settings are put in; what is not set has its default or nothing. */
export function filledIn(text: string, settings: Readonly<Record<string, string>>): string {
  return text
    .replace(
      /(?<!\$)\$\{(\w+)(?::[?-]([^}]*))?\}/g,
      (_all, name: string, otherwise = '') => settings[name] ?? String(otherwise),
    )
    .replaceAll('$$', '$');
}

/** A volume's text with its variables as they stand, so that the colons inside them do not divide it. */
function withoutDefaults(volume: string): string {
  return volume.replace(/\$\{(\w+)[^}]*\}/g, '$$$1');
}

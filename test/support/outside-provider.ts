import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration } from 'oidc-provider';

/** The secret by which the provider knows the service as `staff`. */
export const staffSecret = 'a secret of forty letters, for tests only';

/** A provider as an authority or the government would run it, which vouches for whomever the test says. */
export interface OutsideProvider {
  readonly issuer: string;
  /** Who signs in next, and how surely the provider knows them. */
  next: { sub: string; claims: Record<string, unknown>; vot?: string };
  /** What the service last asked for. */
  asked: URLSearchParams;
  close(): void;
}

/** Opens a provider on this machine that knows the service as `staff`, by a secret, and as `parents`, by its key. */
export async function openProvider(callback: string, serviceKey: KeyObject): Promise<OutsideProvider> {
  const { Provider: OpenIdProvider } = await quietly(() => import('oidc-provider'));
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const outside: OutsideProvider = {
    issuer,
    next: { sub: 'nobody', claims: {} },
    asked: new URLSearchParams(),
    close: () => server.close(),
  };
  const configuration = configurationOf(outside, callback, serviceKey);
  const provider = await quietly(() => Promise.resolve(new OpenIdProvider(issuer, configuration)));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '', issuer);
    if (url.pathname === '/auth') outside.asked = url.searchParams;
    if (!url.pathname.startsWith('/choose/')) {
      void answer(request, response);
      return;
    }
    void provider.interactionFinished(request, response, { login: { accountId: outside.next.sub, remember: false } });
  });
  return outside;
}

function configurationOf(outside: OutsideProvider, callback: string, serviceKey: KeyObject): Configuration {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const client = {
    redirect_uris: [callback],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
    id_token_signed_response_alg: 'ES256' as const,
  };
  return {
    clients: [
      { ...client, client_id: 'staff', client_secret: staffSecret },
      {
        ...client,
        client_id: 'parents',
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        jwks: { keys: [{ ...jwk(serviceKey), kid: 'service-1', use: 'sig', alg: 'ES256' }] },
      },
    ],
    jwks: { keys: [{ ...jwk(privateKey), use: 'sig', alg: 'ES256', kid: 'provider-1' }] },
    cookies: { keys: ['a cookie key of the test'] },
    features: { devInteractions: { enabled: false } },
    extraParams: ['vtr'],
    claims: { openid: ['sub', 'vot'], profile: ['name'], email: ['email', 'email_verified'] },
    interactions: { url: (_context, { uid }) => `/choose/${uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, vot: outside.next.vot, ...outside.next.claims }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const { client: known, session, provider } = oidc;
      if (known === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: known.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

function jwk(key: KeyObject) {
  const { kty, crv, x, y, d } = key.export({ format: 'jwk' });
  return { kty, crv, x, y, ...(d === undefined ? {} : { d }) };
}

/** Keeps the library's warnings about itself out of the report: that Node.js is old, that memory forgets. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}

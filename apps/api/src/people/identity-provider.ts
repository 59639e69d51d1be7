import { createPrivateKey } from 'node:crypto';
import type * as OpenId from 'openid-client';
import type { ProviderSettings } from '../platform';

/** How a browser's visit to a provider is recognised when it comes back. */
export interface Visit {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom a provider vouches for. */
export interface Claimed {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | undefined;
  /** Only an address that the provider says it has checked. */
  readonly email: string | undefined;
}

/** The provider said no, or what it said cannot be trusted; `why` is a code without a word about a person. */
export class NotVouched extends Error {
  override readonly name = 'NotVouched';

  constructor(readonly why: string) {
    super(`The provider did not vouch for anybody: ${why}.`);
  }
}

/** The provider does not answer, or not as a provider does. */
export class ProviderSilent extends Error {
  override readonly name = 'ProviderSilent';
}

/** What differs for the provider inside the demonstration. */
export interface Special {
  /** Under which name those it vouches for are known; its address may change with the port. */
  readonly knownAs?: string;
  /** Asks who somebody is every time, even if they have just said so. */
  readonly alwaysAsk?: boolean;
  readonly fetch?: OpenId.CustomFetch;
}

const secondsToAnswer = 10;

/** One OpenID Connect provider, spoken to by authorization code with PKCE, state and nonce. */
export class IdentityProvider {
  private found: Promise<Found> | undefined;

  constructor(
    private readonly settings: ProviderSettings,
    private readonly special: Special = {},
  ) {}

  /** Where to send the browser. */
  async begin({ redirectUri, state, nonce, verifier }: Visit): Promise<URL> {
    const { client, configuration } = await this.find();
    const { vectorsOfTrust } = this.settings;
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: vectorsOfTrust.length > 0 ? 'openid email' : 'openid profile email',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(vectorsOfTrust.length > 0 ? { vtr: JSON.stringify(vectorsOfTrust) } : {}),
      ...(this.special.alwaysAsk === true ? { prompt: 'login' } : {}),
    });
  }

  /** Whom the provider vouches for, by what the browser brought back. Throws `NotVouched` or `ProviderSilent`. */
  async finish({ redirectUri, state, nonce, verifier }: Visit, query: URLSearchParams): Promise<Claimed> {
    const { client, configuration } = await this.find();
    const url = new URL(redirectUri);
    url.search = query.toString();
    try {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await client.authorizationCodeGrant(configuration, url, checks);
      const claims = tokens.claims();
      if (claims === undefined) throw new NotVouched('no-id-token');
      this.refuseWeakTrust(claims['vot']);
      const told = await this.tellMore(await this.find(), claims, tokens.access_token);
      return { issuer: this.special.knownAs ?? claims.iss, subject: claims.sub, ...told };
    } catch (error) {
      throw error instanceof NotVouched ? error : asOurs(error);
    }
  }

  /** Where the provider ends its own session and sends the browser back from; nothing when it has no such page. */
  async signOut(returnTo: string): Promise<URL | undefined> {
    if (this.special.alwaysAsk === true) return undefined;
    const { client, configuration } = await this.find();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo });
  }

  /** What the provider says of itself, asked once; after a failure it is asked again. */
  private find(): Promise<Found> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      throw new ProviderSilent('The provider does not say where it signs people in.', { cause: error });
    });
    return this.found;
  }

  private async discover(): Promise<Found> {
    const client = await import('openid-client');
    const { issuer, clientId } = this.settings;
    const inTheClear = new URL(issuer).protocol === 'http:' ? [client.allowInsecureRequests] : [];
    const configuration = await client.discovery(new URL(issuer), clientId, undefined, await this.proof(client), {
      // The signature of an ID token is checked although it comes straight from the provider.
      execute: [...inTheClear, client.enableNonRepudiationChecks],
      timeout: secondsToAnswer,
      ...(this.special.fetch === undefined ? {} : { [client.customFetch]: this.special.fetch }),
    });
    return { client, configuration };
  }

  /** How the service proves to the provider that it is itself: with a secret, or by signing with its private key. */
  private async proof(client: typeof OpenId): Promise<OpenId.ClientAuth> {
    const { clientSecret, privateKey, keyId } = this.settings;
    if (privateKey === undefined) return client.ClientSecretBasic(clientSecret ?? '');
    const key = await signingKey(privateKey);
    return client.PrivateKeyJwt(keyId === undefined ? key : { key, kid: keyId });
  }

  /** Refuses somebody whom the provider knows less surely than it was asked to. */
  private refuseWeakTrust(vector: unknown): void {
    const { vectorsOfTrust } = this.settings;
    if (vectorsOfTrust.length === 0) return;
    if (typeof vector !== 'string' || !vectorsOfTrust.includes(vector)) throw new NotVouched('weak-trust');
  }

  /** Name and address: from the ID token, or where they are not in it, from where the provider gives more. */
  private async tellMore({ client, configuration }: Found, claims: OpenId.IDToken, token: string): Promise<Told> {
    const first = toldBy(claims);
    const more = configuration.serverMetadata().userinfo_endpoint !== undefined;
    if ((first.name !== undefined && first.email !== undefined) || !more) return first;
    const second = toldBy(await client.fetchUserInfo(configuration, token, claims.sub));
    return { name: first.name ?? second.name, email: first.email ?? second.email };
  }
}

interface Found {
  readonly client: typeof OpenId;
  readonly configuration: OpenId.Configuration;
}

type Told = Pick<Claimed, 'name' | 'email'>;

function toldBy(claims: OpenId.IDToken | OpenId.UserInfoResponse): Told {
  const { name, email, email_verified: checked } = claims;
  return {
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : undefined,
    email: typeof email === 'string' && checked === true ? email.toLowerCase().slice(0, 254) : undefined,
  };
}

/** A private key as the web's cryptography takes it: RSA for RS256, or the curve P-256 for ES256. */
async function signingKey(pem: string): Promise<OpenId.CryptoKey> {
  const key = createPrivateKey(pem);
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const bytes = key.export({ format: 'der', type: 'pkcs8' });
  return crypto.subtle.importKey('pkcs8', new Uint8Array(bytes), algorithm, false, ['sign']);
}

/** What went wrong at the provider, as a code of its own or of the library's. */
function asOurs(error: unknown): Error {
  if (!(error instanceof Error)) return new NotVouched('unknown');
  const said = 'error' in error ? error.error : 'code' in error ? error.code : undefined;
  const why = typeof said === 'string' && /^[A-Za-z_-]{1,60}$/.test(said) ? said.toLowerCase() : error.name;
  const silent = error.name === 'TimeoutError' || why === 'oauth_timeout' || error.message === 'fetch failed';
  return silent ? new ProviderSilent('The provider does not answer.', { cause: error }) : new NotVouched(why);
}

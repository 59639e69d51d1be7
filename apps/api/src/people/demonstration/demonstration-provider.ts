import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { KeptInMemory } from './kept-in-memory';
import { isParent, type Persona } from './personas';
import { pagesAt, signInPage, signInStyles, sorryPage } from './sign-in-page';

/** A client of the demonstration's provider: this very service, once for staff and once for parents. */
export interface OwnClient {
  readonly id: 'fairplace-staff' | 'fairplace-parents';
  readonly secret: string;
}

const minutes = 60;

/** A real OpenID Connect provider inside the process, whose people are the personas. There is none in production. */
export class DemonstrationProvider {
  readonly clients: readonly OwnClient[] = [
    { id: 'fairplace-staff', secret: randomBytes(32).toString('hex') },
    { id: 'fairplace-parents', secret: randomBytes(32).toString('hex') },
  ];
  private opened: Promise<Provider> | undefined;

  /** The origin is where people find the service: `http://localhost:3000`. */
  constructor(
    private readonly personas: readonly Persona[],
    private readonly origin: () => string,
  ) {}

  get issuer(): string {
    return `${this.origin()}${pagesAt}`;
  }

  /** Answers everything below `/demonstration/oidc`. */
  async answer(request: IncomingMessage & { readonly path: string }, response: ServerResponse): Promise<void> {
    const provider = await this.provider();
    const { protocol, host } = new URL(this.origin());
    // Its addresses follow from where people find the service, whatever a proxy or a caller says.
    request.headers['x-forwarded-proto'] = protocol.replace(':', '');
    request.headers['x-forwarded-host'] = host;
    forgetWhoItWas(request);
    response.setHeader('Cache-Control', 'no-store');
    const [, place, uid, persona] = request.path.split('/');
    if (place === 'sign-in.css') send(response, 200, 'text/css', signInStyles);
    else if (place === 'sign-in' && uid !== undefined) await this.signIn(provider, request, response, uid, persona);
    else await provider.callback()(request, response);
  }

  /** Shows the people to choose from, or takes the choice. */
  private async signIn(
    provider: Provider,
    request: IncomingMessage,
    response: ServerResponse,
    uid: string,
    chosen: string | undefined,
  ): Promise<void> {
    const visit = await provider.interactionDetails(request, response).catch(() => undefined);
    if (visit?.uid !== uid) {
      sendPage(response, 400, sorryPage('This page is too old, or was opened in another browser.'));
      return;
    }
    const asParent = visit.params['client_id'] === 'fairplace-parents';
    if (request.method === 'GET' && chosen === undefined) {
      sendPage(response, 200, signInPage(uid, this.personas, asParent));
      return;
    }
    const persona = this.personas.find(({ id }) => id === chosen);
    const isOffered = persona !== undefined && isParent(persona) === asParent;
    if (request.method === 'POST' && isOffered) {
      await provider.interactionFinished(request, response, { login: { accountId: persona.id, remember: false } });
    } else if (request.method === 'POST' && chosen === 'nobody') {
      const refused = { error: 'access_denied', error_description: 'Nobody was chosen.' };
      await provider.interactionFinished(request, response, refused);
    } else {
      sendPage(response, 400, sorryPage('There is no such person to be.'));
    }
  }

  private provider(): Promise<Provider> {
    this.opened ??= this.open();
    return this.opened;
  }

  private async open(): Promise<Provider> {
    const { Provider: OpenIdProvider } = await loadQuietly();
    const provider = new OpenIdProvider(this.issuer, this.configuration());
    provider.proxy = true;
    return provider;
  }

  private configuration(): Configuration {
    return {
      adapter: KeptInMemory,
      clients: this.clients.map(({ id, secret }) => ({
        client_id: id,
        client_secret: secret,
        redirect_uris: [`${this.origin()}/api/sign-in/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      })),
      jwks: { keys: [newSigningKey()] },
      cookies: {
        keys: [randomBytes(32).toString('hex')],
        long: { httpOnly: true, sameSite: 'lax', signed: true, path: pagesAt },
        short: { httpOnly: true, sameSite: 'lax', signed: true },
      },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      pkce: { required: () => true },
      scopes: ['openid'],
      claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      ttl: {
        Interaction: 30 * minutes,
        Session: 30 * minutes,
        Grant: 30 * minutes,
        AuthorizationCode: minutes,
        AccessToken: 5 * minutes,
        IdToken: 5 * minutes,
      },
      interactions: { url: (_context, { uid }) => `${pagesAt}/sign-in/${uid}` },
      findAccount: (_context, id) => this.accountOf(id),
      loadExistingGrant: agreeForThem,
      renderError: (context, { error_description: says }) => {
        context.type = 'html';
        context.body = sorryPage(says ?? 'The address is not one of this page’s own.');
      },
    };
  }

  private accountOf(id: string) {
    const persona = this.personas.find((one) => one.id === id);
    if (persona === undefined) return undefined;
    const { name, email } = persona;
    return { accountId: id, claims: () => ({ sub: id, name, email, email_verified: true }) };
  }
}

/** The service is its own provider here, so nobody is asked whether it may know who they are. */
async function agreeForThem(context: KoaContextWithOIDC) {
  const { client, session, provider } = context.oidc;
  const accountId = session?.accountId;
  if (client === undefined || accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}

/** Every sign-in is the first: whoever was chosen last, or in another window, plays no part in it. */
function forgetWhoItWas({ headers }: IncomingMessage): void {
  if (headers.cookie === undefined) return;
  headers.cookie = headers.cookie
    .split(';')
    .filter((part) => !part.trim().startsWith('_session'))
    .join(';');
}

/** A key of this process alone: what it signs is worth nothing anywhere else, nor after a restart. */
function newSigningKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y, d } = privateKey.export({ format: 'jwk' });
  return { kty, crv, x, y, d, use: 'sig', alg: 'ES256', kid: 'demonstration' };
}

/** Loads the library without its complaint about Node.js 20, on which it works and is tested here. */
async function loadQuietly() {
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes('Unsupported runtime')) warn(...said);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  send(response, status, 'text/html', html);
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` });
  response.end(text);
}

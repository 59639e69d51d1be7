/**
 * An OpenID Connect provider in a process of its own, as an authority or the government would run one.
 *
 * It is told by its parent where browsers go back to and with which key the service signs, and then who signs in next;
 * it tells its parent where it listens and what it was last asked for.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

let next = { sub: 'nobody', claims: {} };
process.once('message', ({ callback, secret, serviceKey }) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => {
    const issuer = `http://127.0.0.1:${server.address().port}`;
    const provider = new Provider(issuer, configuration(callback, secret, serviceKey));
    const answer = provider.callback();
    server.on('request', (request, response) => {
      const { pathname, search } = new URL(request.url, issuer);
      if (pathname === '/auth') process.send({ asked: search });
      if (!pathname.startsWith('/choose/')) answer(request, response);
      else provider.interactionFinished(request, response, { login: { accountId: next.sub, remember: false } });
    });
    process.on('message', (message) => {
      next = message.next;
      process.send({ ready: true });
    });
    process.send({ issuer });
  });
});

function configuration(callback, secret, serviceKey) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const client = {
    redirect_uris: [callback],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    id_token_signed_response_alg: 'ES256',
  };
  return {
    clients: [
      { ...client, client_id: 'staff', client_secret: secret },
      {
        ...client,
        client_id: 'parents',
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        jwks: { keys: [{ ...serviceKey, kid: 'service-1', use: 'sig', alg: 'ES256' }] },
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'provider-1' }] },
    cookies: { keys: ['a cookie key of the test'] },
    features: { devInteractions: { enabled: false } },
    extraParams: ['vtr'],
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'vot'], profile: ['name'], email: ['email', 'email_verified'] },
    interactions: { url: (_context, { uid }) => `/choose/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, vot: next.vot, ...next.claims }) }),
    loadExistingGrant: agree,
  };
}

async function agree({ oidc: { client, session, provider } }) {
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}

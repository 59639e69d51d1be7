import type { Browser } from './browser';

/** Whoever is to sign in: the persona, and where people like them do. */
export interface SigningIn {
  readonly persona: string;
  readonly way: 'parent' | 'staff';
  readonly returnTo?: string;
}

/**
 * Walks a browser through the pages of the demonstration's own provider, as a person does; gives back the answer that
 * came last. The browser then has the cookie of the session.
 */
export async function signIn(
  browser: Browser,
  address: string,
  { persona, way, returnTo = '/' }: SigningIn,
): Promise<Response> {
  const query = new URLSearchParams({ as: way, returnTo });
  const { url } = await browser.visit(`${address}/api/sign-in/start?${query.toString()}`);
  const chosen = await browser.send(`${url}/${persona}`);
  const next = chosen.headers.get('location');
  if (next === null) throw new Error(`${persona} was not let in: ${chosen.status} ${await chosen.text()}`);
  return (await browser.visit(new URL(next, url).href)).answer;
}

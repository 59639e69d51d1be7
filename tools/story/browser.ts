/** As much of a browser as signing in needs: it keeps cookies, follows redirections and says where it comes from. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  /** Goes to an address and on to wherever it is sent; gives back the last answer with the address it came from. */
  async visit(url: string): Promise<{ readonly url: string; readonly answer: Response }> {
    let at = url;
    for (let hops = 0; hops < 15; hops += 1) {
      const answer = await this.ask(at);
      const next = answer.headers.get('location');
      if (next === null || answer.status < 300 || answer.status > 399) return { url: at, answer };
      at = new URL(next, at).href;
    }
    throw new Error(`Too many redirections from ${url}.`);
  }

  /** Sends a form or a change from a page of the same address, without following where it leads. */
  async send(url: string, body?: unknown): Promise<Response> {
    const { origin } = new URL(url);
    return this.ask(url, {
      method: 'POST',
      headers: {
        origin,
        'sec-fetch-site': 'same-origin',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** One request with the cookies, whose answer may set more; redirections are not followed. */
  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set('cookie', this.header());
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  /** The cookies as a `Cookie` header. */
  header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  /** A real browser keeps paths apart too; here no two cookies share a name. */
  private keep(line: string): void {
    const [pair = '', ...rest] = line.split(';');
    const [name = '', ...value] = pair.trim().split('=');
    const gone = rest.some((part) => /^\s*max-age=0\s*$/i.test(part) || /^\s*expires=.*1970/i.test(part));
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, value.join('='));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../platform';
import { DemonstrationProvider } from './demonstration/demonstration-provider';
import { demonstrationIssuer, readPersonas } from './demonstration/personas';
import { IdentityProvider } from './identity-provider';
import { OwnAddress } from './own-address';

/** Who vouches for staff and schools, and who for parents: the provider inside in the demonstration, real ones otherwise. */
@Injectable()
export class Providers {
  /** There is one in the demonstration only. */
  readonly demonstration: DemonstrationProvider | undefined;
  private readonly opened = new Map<'staff' | 'parent', IdentityProvider>();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly address: OwnAddress,
  ) {
    if (environment.mode === 'demonstration') {
      this.demonstration = new DemonstrationProvider(readPersonas(environment.projectRoot), () => address.origin());
    }
  }

  /** The provider of staff and schools, or of parents; nothing when there is none. */
  of(way: 'staff' | 'parent'): IdentityProvider | undefined {
    const known = this.opened.get(way);
    if (known !== undefined) return known;
    const made = this.demonstration === undefined ? this.real(way) : this.inside(way, this.demonstration);
    if (made !== undefined) this.opened.set(way, made);
    return made;
  }

  /** Where the provider that somebody signed in with ends its own session; a silent one keeps nobody signed in here. */
  async signOutOf(way: 'staff' | 'parent' | 'code'): Promise<string | null> {
    if (way === 'code') return null;
    const url = await this.of(way)
      ?.signOut(this.address.origin())
      .catch(() => undefined);
    return url?.href ?? null;
  }

  private real(way: 'staff' | 'parent'): IdentityProvider | undefined {
    const settings = this.environment.signIn[way];
    return settings === undefined ? undefined : new IdentityProvider(settings);
  }

  private inside(way: 'staff' | 'parent', demonstration: DemonstrationProvider): IdentityProvider {
    const wanted = way === 'staff' ? 'fairplace-staff' : 'fairplace-parents';
    const client = demonstration.clients.find(({ id }) => id === wanted);
    return new IdentityProvider(
      {
        issuer: demonstration.issuer,
        clientId: wanted,
        clientSecret: client?.secret,
        privateKey: undefined,
        keyId: undefined,
        vectorsOfTrust: [],
      },
      {
        knownAs: demonstrationIssuer,
        alwaysAsk: true,
        fetch: (url, { method, headers, body, signal }) =>
          fetch(this.address.withinThisMachine(url), {
            method,
            headers,
            redirect: 'manual',
            ...(body === undefined || body === null ? {} : { body: bodyText(body) }),
            ...(signal === undefined ? {} : { signal }),
          }),
      },
    );
  }
}

/** What the library sends to the provider inside is always a form. */
function bodyText(body: unknown): string {
  if (body instanceof URLSearchParams || typeof body === 'string') return body.toString();
  throw new Error('Only a form is sent to the provider of the demonstration.');
}

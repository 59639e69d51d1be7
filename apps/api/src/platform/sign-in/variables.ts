import { z } from 'zod';
import { CannotStart } from '../cannot-start';

/** Providers speak over HTTPS; only one on this very machine may do without. */
const issuer = z
  .url({ protocol: /^https?$/ })
  .refine(isGuarded, 'A provider must have an https:// address')
  .refine((text) => !/\/demonstration\/oidc\/?$/.test(text), 'The provider of a demonstration vouches for nobody');

/** The environment variables of signing in. */
export const signInVariables = {
  /** The OpenID Connect provider at which staff and schools sign in. */
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** The OpenID Connect provider at which parents sign in, such as GOV.UK One Login. */
  PARENT_OIDC_ISSUER: issuer.optional(),
  PARENT_OIDC_CLIENT_ID: z.string().min(1).optional(),
  PARENT_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** Instead of a secret: the private key (PEM, PKCS #8) that the service proves itself with, as One Login asks for. */
  PARENT_OIDC_PRIVATE_KEY: z.string().min(1).optional(),
  /** The name of that key, when the provider knows several. */
  PARENT_OIDC_KEY_ID: z.string().min(1).optional(),
  /** What One Login calls the vector of trust, such as `Cl.Cm`: how surely it must know who signs in. */
  PARENT_OIDC_VTR: z
    .string()
    .regex(/^[A-Za-z0-9.]+( [A-Za-z0-9.]+)*$/, 'Give one or more vectors with spaces between them, such as `Cl.Cm`')
    .optional(),
  /** Whether parents may sign in with a one-time code sent to their e-mail address. */
  SIGN_IN_CODES: z.enum(['on', 'off']).default('on'),
  /** Who may grant roles from their first sign-in on: subjects at the provider of staff, with commas between them. */
  OPERATORS: z.string().optional(),
};

/** A provider and how the service makes itself known to it. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly privateKey: string | undefined;
  readonly keyId: string | undefined;
  readonly vectorsOfTrust: readonly string[];
}

/** Who vouches for people. */
export interface SignInSettings {
  readonly staff: ProviderSettings | undefined;
  readonly parent: ProviderSettings | undefined;
  readonly codes: boolean;
  /** The subjects at the provider of staff who are operators from the beginning. */
  readonly operators: readonly string[];
}

type Given = z.output<z.ZodObject<typeof signInVariables>> & { readonly PUBLIC_URL?: string | undefined };

/** The settings of signing in, or why the service cannot start with them. */
export function signInSettings(given: Given, mode: 'demonstration' | 'production'): SignInSettings {
  const production = ['OIDC_ISSUER', 'PARENT_OIDC_ISSUER', 'OPERATORS'] as const;
  const found = production.filter((name) => given[name] !== undefined);
  if (mode === 'demonstration' && found.length > 0) {
    throw new CannotStart(
      `${found.join(' and ')} ${found.length === 1 ? 'is' : 'are'} for real people, and in the demonstration anybody ` +
        'may sign in as anybody. Set MODE=production, or take the variable away.',
    );
  }
  if (found.length > 0) refuseWithoutAddress(given.PUBLIC_URL);
  return {
    staff: provider('OIDC', {
      issuer: given.OIDC_ISSUER,
      clientId: given.OIDC_CLIENT_ID,
      clientSecret: given.OIDC_CLIENT_SECRET,
    }),
    parent: provider('PARENT_OIDC', {
      issuer: given.PARENT_OIDC_ISSUER,
      clientId: given.PARENT_OIDC_CLIENT_ID,
      clientSecret: given.PARENT_OIDC_CLIENT_SECRET,
      // An environment file has no room for lines, so `\n` stands for the end of one.
      privateKey: given.PARENT_OIDC_PRIVATE_KEY?.replaceAll('\\n', '\n'),
      keyId: given.PARENT_OIDC_KEY_ID,
      vectorsOfTrust: given.PARENT_OIDC_VTR?.split(' '),
    }),
    codes: given.SIGN_IN_CODES === 'on',
    operators: (given.OPERATORS ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  };
}

type GivenProvider = { readonly [Key in keyof ProviderSettings]?: ProviderSettings[Key] | undefined };

function provider(name: string, given: GivenProvider): ProviderSettings | undefined {
  const { issuer: address, clientId, clientSecret, privateKey, keyId, vectorsOfTrust = [] } = given;
  if (address === undefined) return undefined;
  if (clientId === undefined) throw new CannotStart(`${name}_ISSUER is set, so ${name}_CLIENT_ID must be set too.`);
  if ((clientSecret === undefined) === (privateKey === undefined)) {
    const or = name === 'OIDC' ? '' : ` or ${name}_PRIVATE_KEY, and not both`;
    throw new CannotStart(`${name}_ISSUER is set, so set ${name}_CLIENT_SECRET${or}.`);
  }
  return { issuer: address, clientId, clientSecret, privateKey, keyId, vectorsOfTrust };
}

/** A provider sends browsers back to an address it was told before, and cookies for HTTPS only stay nowhere else. */
function refuseWithoutAddress(publicUrl: string | undefined): void {
  if (publicUrl !== undefined && isGuarded(publicUrl)) return;
  throw new CannotStart(
    'People sign in at a provider, which sends them back here: set PUBLIC_URL to the https:// address they know this service by.',
  );
}

function isGuarded(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

import { CannotStart } from '../cannot-start';
import { readEnvironment } from '../environment';

const live = { MODE: 'production', PUBLIC_URL: 'https://admissions.example.org' };
const staff = { OIDC_ISSUER: 'https://sign-in.example.org', OIDC_CLIENT_ID: 'fairplace', OIDC_CLIENT_SECRET: 'x' };

describe('the settings of signing in', () => {
  it('name the providers, and who is an operator from the beginning', () => {
    const { signIn } = readEnvironment({ ...live, ...staff, OPERATORS: 'a1, b2,' });
    expect(signIn.staff).toMatchObject({ issuer: 'https://sign-in.example.org', clientId: 'fairplace' });
    expect(signIn).toMatchObject({ parent: undefined, codes: true, operators: ['a1', 'b2'] });
  });

  it('take a key that was written on one line', () => {
    const { signIn } = readEnvironment({
      ...live,
      PARENT_OIDC_ISSUER: 'https://oidc.account.gov.uk',
      PARENT_OIDC_CLIENT_ID: 'fairplace',
      PARENT_OIDC_PRIVATE_KEY: 'one\\ntwo',
      PARENT_OIDC_VTR: 'Cl.Cm',
    });
    expect(signIn.parent).toMatchObject({ privateKey: 'one\ntwo', vectorsOfTrust: ['Cl.Cm'] });
  });

  it.each([
    ['real people in the demonstration', { ...staff }, 'Set MODE=production'],
    ['operators in the demonstration', { OPERATORS: 'a1' }, 'Set MODE=production'],
    ['a provider that does not know where to send people back to', { MODE: 'production', ...staff }, 'PUBLIC_URL'],
    [
      'an address whose cookies would not stay',
      { ...live, ...staff, PUBLIC_URL: 'http://admissions.example.org' },
      'PUBLIC_URL',
    ],
    ['a provider without a client', { ...live, OIDC_ISSUER: staff.OIDC_ISSUER }, 'OIDC_CLIENT_ID'],
    ['a provider without a secret', { ...live, ...staff, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
    ['a provider in the clear', { ...live, ...staff, OIDC_ISSUER: 'http://sign-in.example.org' }, 'https'],
    [
      'the provider of a demonstration',
      { ...live, ...staff, OIDC_ISSUER: 'https://fairplace.example.org/demonstration/oidc' },
      'vouches for nobody',
    ],
  ])('refuse %s', (_, variables, says) => {
    const reading = (): unknown => readEnvironment(variables);
    expect(reading).toThrow(CannotStart);
    expect(reading).toThrow(says);
  });
});

import { readCookie, secureCookies, setCookie } from './session-cookies';

describe('a cookie of ours', () => {
  it('is out of reach of scripts and of other websites, and of plain HTTP where families are real', () => {
    expect(setCookie({ name: 'fairplace', value: 'abc' }, true)).toBe(
      '__Host-fairplace=abc; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
    expect(setCookie({ name: 'fairplace', value: '', seconds: 0 }, false)).toBe(
      'fairplace=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    );
  });

  it.each([
    ['production', undefined, true],
    ['production', 'http://admissions.example.org', true],
    ['demonstration', 'https://demonstration.example.org', true],
    ['demonstration', undefined, false],
  ] as const)('in %s at %s is for HTTPS only: %s', (mode, publicUrl, secure) => {
    expect(secureCookies({ mode, publicUrl })).toBe(secure);
  });

  it('is found among others, and a name that only begins alike is another', () => {
    expect(readCookie('a=1; fairplace=abc=; b=2', 'fairplace', false)).toBe('abc=');
    expect(readCookie('fairplace-b=1', 'fairplace', false)).toBeUndefined();
    expect(readCookie('fairplace=abc', 'fairplace', true)).toBeUndefined();
    expect(readCookie('fairplace=', 'fairplace', false)).toBeUndefined();
    expect(readCookie(undefined, 'fairplace', false)).toBeUndefined();
  });
});

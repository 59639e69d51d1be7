import { hasDigestInName, isPage } from './portal';

describe('what the portal answers', () => {
  it('shows its first page to a browser at any address of its own', () => {
    expect(isPage('GET', '/', 'text/html')).toBe(true);
    expect(isPage('GET', '/schools/elm', 'text/html,*/*;q=0.8')).toBe(true);
  });

  it.each([
    ['POST', '/schools', 'text/html'],
    ['GET', '/api/schools', 'text/html'],
    ['GET', '/health', 'text/html'],
    ['GET', '/missing.js', 'text/html'],
    ['GET', '/schools', 'application/json'],
  ])('leaves %s %s (%s) to the service', (method, path, accept) => {
    expect(isPage(method, path, accept)).toBe(false);
  });

  it('lets a browser keep for ever only what can never change', () => {
    expect(hasDigestInName('main-ABCD1234.js')).toBe(true);
    expect(hasDigestInName('index.html')).toBe(false);
  });
});

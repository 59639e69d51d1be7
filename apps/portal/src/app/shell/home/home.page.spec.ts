import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Readiness } from '@contract';
import { FETCH } from '@client/fetch';
import { uiWords } from '@ui/words/ui.words';
import { Words } from '@ui/words/words';
import { pageWords, shellWords } from '../shell.words';
import { HomePage } from './home.page';

const ready: Readiness = {
  status: 'ready',
  version: '1.2.3',
  database: 'embedded',
  installedAt: '2028-09-01T10:00:00.000Z',
};

describe('the first page', () => {
  it('has one first-level heading', async () => {
    const page = await open(() => Promise.resolve(answer(200, ready)));
    expect(page.querySelectorAll('h1')).toHaveLength(1);
  });

  it('leads families on: to apply, to find schools, to see their application', async () => {
    const page = await open(() => Promise.resolve(answer(200, ready)));
    const ways = [...page.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.textContent.trim()]);
    expect(ways).toEqual([
      ['/family/apply', 'Apply for a school place'],
      ['/family/find', 'Find schools'],
      ['/family', 'See your application'],
    ]);
  });

  it('says that the service is working, and since when', async () => {
    const page = await open(() => Promise.resolve(answer(200, ready)));
    expect(status(page)).toBe('Working');
    expect(page.textContent).toMatch(/Version 1\.2\.3\.\s+In use here since 1 September 2028\./);
  });

  it('says that the service is not working when it says so itself', async () => {
    const page = await open(() => Promise.resolve(answer(503, { ...ready, status: 'not-ready' })));
    expect(status(page)).toContain('Not working');
  });

  it('says that the service is not working when nobody answers', async () => {
    const page = await open(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(status(page)).toContain('Not working');
  });

  async function open(fetched: () => Promise<Response>): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: FETCH, useValue: fetched }] });
    await TestBed.inject(Words).fetch(shellWords, pageWords, uiWords);
    const page: ComponentFixture<HomePage> = TestBed.createComponent(HomePage);
    await page.whenStable();
    const native: unknown = page.nativeElement;
    if (!(native instanceof HTMLElement)) throw new Error('The page drew nothing.');
    return native;
  }

  function status(page: HTMLElement): string {
    return page.querySelector('[role=status]')?.textContent.trim() ?? '';
  }
});

/** As much of an answer as a client reads. */
function answer(code: number, body: unknown): Response {
  const read: Pick<Response, 'ok' | 'status' | 'headers' | 'json'> = {
    ok: code < 400,
    status: code,
    headers: new Headers(),
    json: () => Promise.resolve(body),
  };
  return read as Response;
}

import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { healthPaths, type Readiness } from '@contract';
import { HomePage } from './home.page';

const ready: Readiness = {
  status: 'ready',
  version: '1.2.3',
  database: 'embedded',
  installedAt: '2028-09-01T10:00:00.000Z',
};

describe('the first page', () => {
  let page: ComponentFixture<HomePage>;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    page = TestBed.createComponent(HomePage);
    http = TestBed.inject(HttpTestingController);
    page.detectChanges();
  });

  afterEach(() => {
    http.verify();
  });

  it('has one first-level heading', () => {
    http.expectOne(healthPaths.ready);
    expect(element().querySelectorAll('h1')).toHaveLength(1);
  });

  it('says that the service is working, and since when', async () => {
    expect(status()).toBe('Checking');
    http.expectOne(healthPaths.ready).flush(ready);
    await page.whenStable();
    expect(status()).toBe('Working');
    expect(element().textContent).toMatch(/Version 1\.2\.3, in use here since\s+1 September 2028\./);
  });

  it('says that the service is not working when it says so itself', async () => {
    http.expectOne(healthPaths.ready).flush({ ...ready, status: 'not-ready' }, { status: 503, statusText: 'No' });
    await page.whenStable();
    expect(status()).toContain('Not working');
  });

  it('says that the service is not working when nobody answers', async () => {
    http.expectOne(healthPaths.ready).error(new ProgressEvent('error'));
    await page.whenStable();
    expect(status()).toContain('Not working');
  });

  function element(): HTMLElement {
    const native: unknown = page.nativeElement;
    if (!(native instanceof HTMLElement)) throw new Error('The page drew nothing.');
    return native;
  }

  function status(): string {
    return element().querySelector('[role=status]')?.textContent.trim() ?? '';
  }
});

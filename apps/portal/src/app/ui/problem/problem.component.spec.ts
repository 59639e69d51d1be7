import { TestBed } from '@angular/core/testing';
import { uiWords } from '../words/ui.words';
import { Words } from '../words/words';
import { ProblemComponent } from './problem.component';

describe('a service that is busy', () => {
  it('is waited for as long as it said, counted down, and then tried again by itself, once', async () => {
    await TestBed.inject(Words).fetch(uiWords);
    jest.useFakeTimers();
    try {
      const shown = TestBed.createComponent(ProblemComponent);
      let tries = 0;
      shown.componentInstance.retry.subscribe(() => (tries += 1));
      shown.componentRef.setInput('trouble', {
        status: 503,
        retryAfter: 3,
        problem: { detail: 'Many people are here.' },
      });
      shown.detectChanges();
      const text = (): string => (shown.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
      expect(text()).toContain('Many people are using the service');
      expect(text()).toContain('You have not lost anything.');
      expect(text()).toMatch(/\b3\b/);
      jest.advanceTimersByTime(2_000);
      shown.detectChanges();
      expect(text()).toMatch(/\b1\b/);
      expect(tries).toBe(0);
      jest.advanceTimersByTime(10_000);
      expect(tries).toBe(1);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('what the service refused', () => {
  it('is in its own words, marked where they are of another language than the page', async () => {
    const words = TestBed.inject(Words);
    await words.fetch(uiWords);
    const shown = TestBed.createComponent(ProblemComponent);
    const said = (detail: string, lang?: 'cy'): Element | null => {
      shown.componentRef.setInput('trouble', {
        status: 409,
        problem: { detail, ...(lang === undefined ? {} : { lang }) },
      });
      shown.detectChanges();
      return (shown.nativeElement as HTMLElement).querySelector('p');
    };
    expect(said('Closing day has passed.')?.textContent).toBe('Closing day has passed.');
    expect(said('Closing day has passed.')?.getAttribute('lang')).toBeNull();
    await words.speak('cy');
    expect(said('Closing day has passed.')?.getAttribute('lang')).toBe('en');
    expect(said("Mae'r dyddiad cau wedi mynd heibio.", 'cy')?.getAttribute('lang')).toBeNull();
  });
});

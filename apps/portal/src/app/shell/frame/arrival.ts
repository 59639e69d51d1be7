import { DOCUMENT } from '@angular/common';
import { afterNextRender, inject, Injectable, Injector, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { Frame } from './frame';

/**
 * Does for a page of the portal what a browser does for a page of its own: begins at the heading, and says its name.
 *
 * The first page is left to the browser; so is a change of the query alone, such as a filter.
 */
@Injectable({ providedIn: 'root' })
export class Arrival {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly injector = inject(Injector);
  private readonly spoken = signal('');
  private path: string | null = null;

  /** What is said aloud when a page has come. */
  readonly says = this.spoken.asReadonly();

  watch(): void {
    this.router.events.subscribe((event) => {
      if (!(event instanceof NavigationEnd)) return;
      const path = event.urlAfterRedirects.split(/[?#]/)[0] ?? '';
      const before = this.path;
      this.path = path;
      if (before === null || before === path) return;
      afterNextRender(
        () => {
          this.arrive();
        },
        { injector: this.injector },
      );
    });
  }

  private arrive(): void {
    const main = this.document.getElementById('main');
    const heading = main?.querySelector<HTMLElement>('h1') ?? main;
    if (heading === null || heading === undefined) return;
    if (!heading.hasAttribute('tabindex')) heading.setAttribute('tabindex', '-1');
    const summary = main?.querySelector<HTMLElement>('.govuk-error-summary');
    (summary ?? heading).focus({ preventScroll: true });
    this.spoken.set(this.frame.page());
  }
}

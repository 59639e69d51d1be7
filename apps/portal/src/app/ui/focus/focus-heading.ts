import { DOCUMENT } from '@angular/common';
import { afterNextRender, inject, Injectable, Injector } from '@angular/core';

/** Takes the reader to the heading when what they pressed is gone, as a new page would. */
@Injectable({ providedIn: 'root' })
export class FocusHeading {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);

  soon(): void {
    afterNextRender(
      () => {
        const heading = this.document.querySelector<HTMLElement>('#main h1');
        heading?.setAttribute('tabindex', '-1');
        heading?.focus();
      },
      { injector: this.injector },
    );
  }
}

import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';

/** Whether the browser has a connection, and how many answers wait on this device to be sent. */
@Injectable({ providedIn: 'root' })
export class ConnectionState {
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly gone = signal(this.view?.navigator.onLine === false);
  private readonly waiting = signal(0);

  readonly offline = this.gone.asReadonly();
  readonly kept = this.waiting.asReadonly();

  constructor() {
    this.view?.addEventListener('offline', () => {
      this.gone.set(true);
    });
    this.view?.addEventListener('online', () => {
      this.gone.set(false);
    });
  }

  /** Says how many answers wait. */
  keeps(count: number): void {
    this.waiting.set(count);
  }
}

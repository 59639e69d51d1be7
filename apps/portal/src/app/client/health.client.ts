import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { catchError, map, type Observable, of } from 'rxjs';
import { healthPaths, type Readiness } from '@contract';

/** What a visitor can be told about the service's health. */
export type Health = { readonly kind: 'working'; readonly readiness: Readiness } | { readonly kind: 'not-working' };

/** Asks the service how it is. */
@Injectable({ providedIn: 'root' })
export class HealthClient {
  private readonly http = inject(HttpClient);

  /** Whether the service can do its work now. A service that cannot be reached is one that does not work. */
  ask(): Observable<Health> {
    return this.http.get<Readiness>(healthPaths.ready).pipe(
      map((readiness): Health =>
        readiness.status === 'ready' ? { kind: 'working', readiness } : { kind: 'not-working' },
      ),
      catchError((error: unknown) => {
        if (error instanceof HttpErrorResponse) return of<Health>({ kind: 'not-working' });
        throw error;
      }),
    );
  }
}

import {
  type ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { uiWords } from '@ui/words/ui.words';
import { Words } from '@ui/words/words';
import { routes } from './routes';
import { Frame } from './shell/frame/frame';
import { shellWords } from './shell/shell.words';

/** Everything the portal is assembled from. */
export const providers: ApplicationConfig['providers'] = [
  provideBrowserGlobalErrorListeners(),
  provideZonelessChangeDetection(),
  provideAppInitializer(() => inject(Words).fetch(shellWords, uiWords)),
  provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
  { provide: TitleStrategy, useExisting: Frame },
];

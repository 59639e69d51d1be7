import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { pagesAt } from './demonstration/sign-in-page';
import { Providers } from './providers';

/** Opens the provider inside at `/demonstration/oidc`. In production there is none, and so no such address. */
export function mountDemonstrationSignIn(app: NestExpressApplication): void {
  const { demonstration } = app.get(Providers, { strict: false });
  if (demonstration === undefined) return;
  app.use(pagesAt, (request: Request, response: Response, next: NextFunction) => {
    demonstration.answer(request, response).catch(next);
  });
}

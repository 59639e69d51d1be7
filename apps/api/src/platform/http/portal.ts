import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { CannotStart } from '../cannot-start';

/** Addresses that belong to the service itself and never show a page. */
const notPages = ['/api', '/health', '/demonstration/oidc'];

/** Serves the built portal: its files as they are, and its first page for every address a person may visit. */
export function servePortal(app: NestExpressApplication, projectRoot: string): void {
  const folder = join(projectRoot, 'dist', 'portal', 'browser');
  const firstPage = join(folder, 'index.html');
  if (!existsSync(firstPage))
    throw new CannotStart(`The portal is not built: ${firstPage} is missing. Run \`npm run build\`.`);
  app.use(preferCompressed(readdirSync(folder)));
  app.useStaticAssets(folder, {
    index: false,
    setHeaders: (response: Response, path: string) => {
      response.setHeader('Cache-Control', hasDigestInName(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request.method, request.path, request.headers.accept ?? '')) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(firstPage);
  });
}

/** Whether a request is a person's browser asking for a page. */
export function isPage(method: string, path: string, accept: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (notPages.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))) return false;
  return extname(path) === '' && accept.includes('text/html');
}

/** Whether the build put a digest in the file's name, so that the same name always means the same bytes. */
export function hasDigestInName(path: string): boolean {
  return /-([A-Z0-9]{8}|[a-z0-9]{8})\.(js|css)(\.br|\.gz)?$/.test(path);
}

/** The ways to compress that the build knows, the better one first, by the ending of their files. */
const compressions = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** Gives a browser the compressed twin that the build has put beside a file, if it can read one. */
export function preferCompressed(names: readonly string[]): RequestHandler {
  const known = new Set(names);
  return (request, response, next) => {
    const name = request.path.slice(1);
    const accepted = String(request.headers['accept-encoding'] ?? '').split(/\s*,\s*/);
    const twins = compressions.filter(({ ending }) => known.has(name + ending));
    const best = twins.find((one) => accepted.some((way) => way === one.name || way.startsWith(`${one.name};q=0.`)));
    if (twins.length > 0) response.vary('Accept-Encoding');
    if (best !== undefined) {
      response.setHeader('Content-Encoding', best.name);
      response.type(extname(name));
      request.url = `/${name}${best.ending}`;
    }
    next();
  };
}

import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { ApiDescription } from './describe-api';
import { FindOperations } from './find-operations';
import { validateOpenApi } from '@support/openapi';
import { openRooms, type OpenRooms } from '@support/room';

describe('the description of the whole service', () => {
  let rooms: OpenRooms;
  let api: ApiDescription;

  beforeAll(async () => {
    rooms = await openRooms();
    api = (await (await fetch(`${rooms.address}/api/docs/openapi.json`)).json()) as ApiDescription;
  }, 120_000);
  afterAll(() => rooms.close());

  it('is a valid OpenAPI 3.1 document', () => {
    expect(validateOpenApi([api])).toEqual([{ valid: true, version: '3.1' }]);
  }, 60_000);

  it('describes every address below /api that a controller answers, each under a name of its own', () => {
    const described = Object.values(api.paths).flatMap((methods) => Object.values(methods));
    expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(described.length);
    expect(described).toHaveLength(rooms.get(FindOperations).run().length);
    expect(unmarkedHandlers(rooms)).toEqual([]);
  });

  it('opens to everybody only what is meant for everybody', () => {
    const open = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap((operation) => (operation['x-may'] === 'everybody' ? [path] : [])),
    );
    expect(open).toEqual(expect.arrayContaining(['/api/docs', '/api/docs/openapi.json']));
    const nobody = Object.values(api.paths).flatMap((methods) =>
      Object.values(methods).filter((operation) => operation['x-may'].length === 0),
    );
    expect(nobody.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('is a page', async () => {
    const answer = await fetch(`${rooms.address}/api/docs`, { headers: { Accept: 'text/html' } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('id="docs.document"');
  });
});

/** Methods that answer an address without naming a route of the contract; health answers outside the API. */
function unmarkedHandlers(rooms: OpenRooms): string[] {
  const scanner = new MetadataScanner();
  return rooms
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ name, metatype }) => {
      if (typeof metatype !== 'function' || name === 'HealthController') return [];
      const prototype = metatype.prototype as Record<string, object>;
      return scanner
        .getAllMethodNames(prototype)
        .filter((method) => {
          const handler = prototype[method];
          return (
            handler !== undefined &&
            Reflect.hasMetadata('path', handler) &&
            !Reflect.hasMetadata('fairplace:route', handler)
          );
        })
        .map((method) => `${name}.${method}`);
    });
}

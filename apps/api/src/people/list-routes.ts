import type { Actor } from '@kernel';
import { holds } from '@kernel';
import { type AnswerOf, peopleRoutes, type Route } from '@contract';
import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { mayOf, routeMark } from '../platform';

type Listed = AnswerOf<typeof peopleRoutes.may>['routes'][number];

/** Lists every route of the service with those who may call it, as the guard reads it. */
@Injectable()
export class ListRoutes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** Gives back the routes by their addresses. */
  run(actor: Actor): readonly Listed[] {
    return this.handlers()
      .flatMap((handler) => listed(handler, actor))
      .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
  }

  private handlers(): object[] {
    return this.discovery.getControllers().flatMap(({ instance }) => {
      const controller: unknown = instance;
      if (typeof controller !== 'object' || controller === null) return [];
      const prototype = Object.getPrototypeOf(controller) as Record<string, unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const method = prototype[name];
        return typeof method === 'function' ? [method] : [];
      });
    });
  }
}

function listed(handler: object, actor: Actor): Listed[] {
  const route = Reflect.getMetadata(routeMark, handler) as Route | undefined;
  if (route === undefined) return [];
  const may = mayOf(handler) ?? [];
  const roles = may === 'everybody' ? may : [...may];
  return [{ method: route.method, path: route.path, roles, may: may === 'everybody' || holds(actor, may) }];
}

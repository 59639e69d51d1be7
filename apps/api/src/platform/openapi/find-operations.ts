import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { Route } from '@contract';
import { type May, mayOf, routeMark } from '../http/serves';

/** One route of a room, with who may call it. */
export interface Operation {
  /** The name of the controller, such as `people`. */
  readonly room: string;
  /** The name of the method that answers. */
  readonly name: string;
  readonly route: Route;
  /** Nobody, when it was not said. */
  readonly may: May;
}

/** Finds every route that a controller serves, by the marks on its methods: what is not there is not described. */
@Injectable()
export class FindOperations {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** Gives back the operations, room by room, each by its address. */
  run(): readonly Operation[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? this.operationsOf(metatype) : []))
      .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  }

  private operationsOf(controller: { readonly name: string; readonly prototype: unknown }): Operation[] {
    const prototype = controller.prototype as Record<string, unknown>;
    const room = kebab(controller.name.replace(/Controller$/, ''));
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (typeof handler !== 'function') return [];
      const route = Reflect.getMetadata(routeMark, handler) as Route | undefined;
      return route === undefined ? [] : [{ room, name, route, may: mayOf(handler) ?? [] }];
    });
  }
}

function sortKey({ room, route }: Operation): string {
  return `${room} /${route.path} ${route.method}`;
}

function kebab(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

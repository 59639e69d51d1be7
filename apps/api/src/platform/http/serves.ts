import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import { type Actor, nobody, type Role } from '@kernel';
import type { Route } from '@contract';
import type { Request } from 'express';
import { inputOf } from './input';

/** Where the marks are kept on a controller's method. */
export const routeMark = 'fairplace:route';
export const mayMark = 'fairplace:may';

/** Who may: the roles named, or everybody. */
export type May = readonly Role[] | 'everybody';

const methods = {
  get: RequestMethod.GET,
  post: RequestMethod.POST,
  put: RequestMethod.PUT,
  patch: RequestMethod.PATCH,
  delete: RequestMethod.DELETE,
} as const;

/** Puts a route of the contract on the method that serves it. */
export function Serves(route: Route): MethodDecorator {
  return applyDecorators(
    SetMetadata(routeMark, route),
    RequestMapping({ path: route.path, method: methods[route.method] }),
    HttpCode(route.status ?? 200),
  );
}

/** Says which roles may call the route. What they then see is narrowed by the room and by the database. */
export function May(...roles: readonly [Role, ...Role[]]): MethodDecorator {
  return SetMetadata(mayMark, roles satisfies May);
}

/** Says that anybody may call the route, signed in or not. */
export function Public(): MethodDecorator {
  return SetMetadata(mayMark, 'everybody' satisfies May);
}

/** A request as the rooms see it, once the guard has said who asks. */
export interface RequestWithActor extends Request {
  actor?: Actor;
}

/** What was sent, parsed by the route's own schemas; refuses what they do not allow. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) =>
  inputOf(routeOf(context.getHandler()), context.switchToHttp().getRequest<Request>()),
);

/** Who asks. */
export const Who = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor =>
    context.switchToHttp().getRequest<RequestWithActor>().actor ?? nobody,
);

/** The route that a method serves. */
export function routeOf(handler: object): Route {
  const route: unknown = Reflect.getMetadata(routeMark, handler);
  if (typeof route !== 'object' || route === null) throw new Error('A handler without @Serves has no route.');
  return route as Route;
}

/** Who may call a method; nothing when it was not said, which the guard takes as nobody. */
export function mayOf(handler: object): May | undefined {
  return Reflect.getMetadata(mayMark, handler) as May | undefined;
}

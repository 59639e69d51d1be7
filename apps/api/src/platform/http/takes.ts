import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Route } from '@contract';
import type { Request } from 'express';
import { hasBody, isFile } from './bodies';
import { refusals } from './edge.refusals';
import { routeMark } from './serves';

/** Refuses a file where JSON is taken, and JSON where a file is taken. */
@Injectable()
export class Takes implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const route = Reflect.getMetadata(routeMark, context.getHandler()) as Route | undefined;
    const request = context.switchToHttp().getRequest<Request>();
    if (route !== undefined && hasBody(request)) {
      if (route.takes === 'file' && !isFile(request)) throw refusals.wrongFileType();
      if (route.takes !== 'file' && isFile(request)) throw refusals.wrongType();
    }
    return true;
  }
}

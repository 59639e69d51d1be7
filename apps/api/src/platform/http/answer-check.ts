import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { Route } from '@contract';
import { routeMark } from './serves';

/**
 * Holds every answer against the contract, so that the description of the API is what the API does.
 *
 * An answer that does not fit is a defect. The demonstration and the tests find it; a live service does not spend the time.
 */
@Injectable()
export class AnswerCheck implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = Reflect.getMetadata(routeMark, context.getHandler()) as Route | undefined;
    if (route?.gives !== undefined) return next.handle();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (route?.answer === undefined) return answer;
        const parsed = route.answer.safeParse(JSON.parse(JSON.stringify(answer ?? null)));
        if (parsed.success) return answer;
        throw new Error(`The answer of ${route.method} ${route.path} is not as the contract says: ${parsed.error.message}`);
      }),
    );
  }
}

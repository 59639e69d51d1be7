import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Language, languages } from '@kernel';
import type { Request } from 'express';

/** The language that a request asks to be answered in (`Accept-Language`); English where it asks for none of ours. */
export function languageOf(request: Request): Language {
  const wanted = request.acceptsLanguages([...languages]);
  return languages.find((one) => one === wanted) ?? 'en';
}

/** The language that whoever asks reads: read here, and an argument from there on. */
export const Spoken = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<Request>()),
);

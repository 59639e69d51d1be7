import type { NextFunction, Request, Response } from 'express';
import { refusals } from './edge.refusals';

/** Says so when an answer takes longer than anybody waits; what is under way is not undone. */
export function answerInTime(seconds: number) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    const timer = setTimeout(() => {
      if (response.headersSent) return;
      response.setHeader('Connection', 'close');
      next(refusals.noAnswer());
    }, seconds * 1000);
    response.once('close', () => {
      clearTimeout(timer);
    });
    next();
  };
}

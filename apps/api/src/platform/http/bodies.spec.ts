import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type NextFunction, type Request, type Response } from 'express';
import { Refusal } from '@kernel';
import { readBodies } from './bodies';
import { answerInTime } from './in-time';

/** A server whose errors are answered by their code alone. */
async function open(...parts: express.RequestHandler[]) {
  const app = express();
  for (const part of parts) app.use(part);
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    response
      .status(error instanceof Refusal ? error.rule.status : 500)
      .send(error instanceof Refusal ? error.code : '');
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

describe('time', () => {
  it('runs out for whoever sends a little and then nothing', async () => {
    const { server, port } = await open(readBodies({ kilobytes: 1, seconds: 0.05 }));
    const sending = ask({
      port,
      method: 'POST',
      path: '/api/x',
      headers: { 'Content-Type': 'application/json', 'Content-Length': 20 },
    });
    sending.write('{"name":');
    const [answer] = (await once(sending, 'response')) as [{ statusCode: number; headers: Record<string, string> }];
    expect(answer.statusCode).toBe(408);
    expect(answer.headers['connection']).toBe('close');
    sending.destroy();
    server.close();
  });

  it('runs out for an answer that does not come', async () => {
    const { server, port } = await open(answerInTime(0.05), () => undefined);
    const answer = await fetch(`http://127.0.0.1:${port}/api/x`);
    expect([answer.status, await answer.text()]).toEqual([503, 'edge.no-answer']);
    server.close();
  });
});

import { Metrics } from './metrics';
import { openWorkerDoor } from './worker-door';

describe("a worker's door", () => {
  it('answers for its health and its numbers, and for nothing else', async () => {
    let ready = true;
    const isReady = () => (ready ? Promise.resolve(true) : Promise.reject(new Error('no database')));
    const metrics = new Metrics();
    const door = await openWorkerDoor({ port: 0, host: '127.0.0.1', metrics, metricsToken: undefined, isReady });
    const ask = (path: string) => fetch(`http://127.0.0.1:${door.port}${path}`);
    expect((await ask('/health/live')).status).toBe(200);
    expect(await (await ask('/health/ready')).json()).toEqual({ status: 'ready' });
    ready = false;
    expect((await ask('/health/ready')).status).toBe(503);
    expect(await (await ask('/metrics')).text()).toContain('fairplace_process_cpu');
    expect((await ask('/api/applications')).status).toBe(404);
    await door.close();
  });
});

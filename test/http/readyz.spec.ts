import { afterEach, describe, expect, it } from '@jest/globals';
import { StreamHealth } from '../../src/lifecycle/stream-health.js';
import { httpApp, SECRET, type HttpApp } from '../support/http-app.js';

class Stream extends StreamHealth {
  constructor(private readonly answer: ReturnType<StreamHealth['status']>) {
    super();
  }
  status() {
    return this.answer;
  }
}

let http: HttpApp;
afterEach(() => http.app.close());

const ask = () => http.app.inject({ url: '/readyz' });

describe('GET /readyz', () => {
  it('is 200 with every dependency once ready', async () => {
    http = await httpApp({ stream: new Stream({ state: 'up', detail: null }) });
    const response = await ask();
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toContain('no-store');
    expect(response.json()).toMatchObject({
      status: 'ok',
      details: {
        lifecycle: { status: 'up', phase: 'ready' },
        stream: { status: 'up', state: 'up' },
        kubernetes: { status: 'up', state: 'disabled' },
        model: { status: 'up', state: 'disabled' },
        sessions: { status: 'up', state: 'disabled' },
      },
    });
  });

  it('stays 200 when a dependency is down, and says so', async () => {
    http = await httpApp({ stream: new Stream({ state: 'down', detail: `no route to ${SECRET}` }) });
    const response = await ask();
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      status: 'degraded',
      details: { stream: { status: 'degraded', state: 'down', detail: 'no route to ***' } },
    });
  });

  it('is 503 while starting and while stopping; liveness stays 200', async () => {
    http = await httpApp({ started: false });
    expect((await ask()).json()).toMatchObject({ error: { lifecycle: { phase: 'starting' } } });
    expect((await ask()).statusCode).toBe(503);
    http.lifecycle.ready();
    expect((await ask()).statusCode).toBe(200);
    http.lifecycle.stop();
    expect((await ask()).statusCode).toBe(503);
    expect((await http.app.inject({ url: '/healthz' })).statusCode).toBe(200);
  });
});

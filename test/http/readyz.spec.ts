import { afterEach, describe, expect, it } from '@jest/globals';
import type { DependencyStatus } from '../../src/lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../../src/lifecycle/health-of.js';
import { httpApp, SECRET, type HttpApp } from '../support/http-app.js';

const dependencies = (stream: DependencyStatus) => {
  @HealthOf('stream')
  class Stream implements DependencyHealth {
    status() {
      return stream;
    }
  }
  @HealthOf('model')
  class Model implements DependencyHealth {
    status() {
      return { state: 'off', detail: null } as const;
    }
  }
  return [Stream, Model];
};

let http: HttpApp;
afterEach(() => http.app.close());

const ask = () => http.app.inject({ url: '/readyz' });

describe('GET /readyz', () => {
  it('is 200 with every dependency once ready', async () => {
    http = await httpApp({ dependencies: dependencies({ state: 'up', detail: null }) });
    const response = await ask();
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toContain('no-store');
    expect(response.json()).toMatchObject({
      status: 'ok',
      details: {
        lifecycle: { status: 'up', phase: 'ready' },
        stream: { status: 'up', state: 'up' },
        model: { status: 'up', state: 'off' },
      },
    });
    expect(Object.keys(response.json().details)).toEqual([
      'lifecycle',
      'alert_mapping',
      'model',
      'stream',
      'tokens',
    ]);
  });

  it('stays 200 when a dependency is down, and says so', async () => {
    http = await httpApp({
      dependencies: dependencies({
        state: 'unreachable',
        detail: `no route to ${SECRET}`,
        variable: 'NATS_URL',
        remedy: 'look',
      }),
    });
    const response = await ask();
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      status: 'degraded',
      details: {
        stream: {
          status: 'degraded',
          state: 'unreachable',
          detail: 'no route to ***',
          variable: 'NATS_URL',
          remedy: 'look',
          since: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      },
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

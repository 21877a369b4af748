import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpApp, type HttpApp } from '../support/http-app.js';

describe('the constant routes', () => {
  let http: HttpApp;
  beforeAll(async () => {
    http = await httpApp();
  });
  afterAll(() => http.app.close());

  it.each([
    ['/', '{"status":"ok","message":"kube-rca-agent is running"}'],
    ['/ping', '{"message":"pong"}'],
    ['/healthz', '{"status":"ok"}'],
  ])('answers %s byte for byte', async (url, body) => {
    const response = await http.app.inject({ url });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.body).toBe(body);
  });

  it('describes the API', async () => {
    const response = await http.app.inject({ url: '/openapi.json' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'kube-rca-agent', version: '1.0.0' },
    });
  });

  it('answers an unknown path 404', async () => {
    const response = await http.app.inject({ url: '/nowhere' });
    expect(response.statusCode).toBe(404);
    expect(response.body).toBe('{"detail":"Not Found"}');
  });

  it.each([
    ['GET', '/analyze', 'POST'],
    ['POST', '/ping', 'GET, HEAD'],
    ['DELETE', '/webhook/alertmanager?x=1', 'POST'],
  ] as const)('answers %s %s 405 and names what is allowed', async (method, url, allow) => {
    const response = await http.app.inject({ method, url });
    expect(response.statusCode).toBe(405);
    expect(response.body).toBe('{"detail":"Method Not Allowed"}');
    expect(response.headers.allow).toBe(allow);
  });

  it('answers a malformed path 400 in the same form', async () => {
    const response = await http.app.inject({ url: '/%zz' });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({ detail: 'Bad Request' });
  });

  it('logs every request but the probes', async () => {
    http.logger.lines.length = 0;
    for (const url of ['/', '/ping', '/healthz', '/openapi.json', '/nowhere?token=abc', '/readyz']) {
      await http.app.inject({ url });
    }
    expect(http.logger.lines).toEqual([
      {
        level: 'info',
        event: 'request',
        fields: {
          method: 'GET',
          route: 'unknown',
          requestId: expect.any(String),
          status: 404,
          durationMs: expect.any(Number),
        },
      },
      {
        level: 'debug',
        event: 'request',
        fields: {
          method: 'GET',
          route: '/readyz',
          requestId: expect.any(String),
          status: 200,
          durationMs: expect.any(Number),
        },
      },
    ]);
  });
});

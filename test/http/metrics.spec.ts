import { afterEach, describe, expect, it } from '@jest/globals';
import { METRICS } from '../../src/telemetry/metrics/metrics.js';
import { SilentMeter } from '../../src/telemetry/metrics/meter.js';
import { httpApp, type HttpApp, type Parts } from '../support/http-app.js';

let http: HttpApp | undefined;
afterEach(() => http?.app.close());

const scrape = async (
  parts: Parts = {},
  before: (app: HttpApp) => Promise<unknown> = async () => undefined,
) => {
  http = await httpApp(parts);
  await before(http);
  return http.app.inject({ url: '/metrics' });
};

describe('/metrics', () => {
  it('answers in the text format of Prometheus without a token, and names every metric', async () => {
    const response = await scrape({ environment: { API_TOKENS_FILE: '/nowhere/tokens' } });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const [name, { type }] of Object.entries(METRICS))
      expect(response.body).toContain(`# TYPE ${name} ${type}`);
    expect(response.body).toContain('\nkuberca_ready 1\n');
  });

  it('is no path when metrics are off', async () => {
    const response = await scrape({ meter: new SilentMeter() });
    expect(response.statusCode).toBe(404);
    expect(response.json()).toEqual({ detail: 'Not Found' });
  });

  it('counts answers by route and status, and repeats nothing that a stranger typed', async () => {
    const response = await scrape({}, async ({ app }) => {
      for (const url of ['/healthz', '/readyz', '/nowhere?token=hunter2-hunter2', '/hunter2-hunter2'])
        await app.inject({ url });
      await app.inject({ method: 'POST', url: '/analyze', payload: '[]' });
    });
    const counted = response.body
      .split('\n')
      .filter((line) => line.startsWith('kuberca_http_responses_total'));
    expect(counted).toEqual([
      'kuberca_http_responses_total{route="unknown",status="404"} 2',
      'kuberca_http_responses_total{route="/analyze",status="422"} 1',
    ]);
    expect(response.body).not.toContain('hunter2');
  });

  it('writes no line in the access log', async () => {
    await scrape();
    expect(http?.logger.lines.filter(({ event }) => event === 'request')).toEqual([]);
  });
});

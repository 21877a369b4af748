import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

const post = (service: ServiceProcess, path: string, body: unknown): Promise<Response> =>
  fetch(`${service.url}${path}`, { method: 'POST', body: JSON.stringify(body) });

const dependenciesOf = async ({ url }: ServiceProcess): Promise<readonly string[]> => {
  const { details } = (await (await fetch(`${url}/readyz`)).json()) as { details: Record<string, unknown> };
  return Object.keys(details);
};

const scrape = async ({ url }: ServiceProcess): Promise<string> => (await fetch(`${url}/metrics`)).text();

describe('a service in three processes, a role each', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('takes an alert from the webhook to its result', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const [http, intake, analyst] = await Promise.all(
      ['http', 'intake', 'analyst'].map((role) => world.service({ SERVICE_ROLES: role })),
    );
    if (!http || !intake || !analyst) throw new Error('three were started');
    const alert = alertOf({ workload: 'cart' });
    expect((await post(http, '/webhook/alertmanager', webhookOf([alert]))).status).toBe(200);
    await settled(world.client, { alerts: [alert] });

    expect([http.lines('alerts_taken_in').length, analyst.lines('alerts_taken_in').length]).toEqual([0, 0]);
    expect(intake.lines('alerts_taken_in')).toHaveLength(1);
    expect(analyst.lines('analysis_finished')).toHaveLength(1);
    expect(http.lines('analysis_finished')).toHaveLength(0);
    await until('each counts its own part', async () => {
      const [taken, published] = [await scrape(intake), await scrape(analyst)];
      return (
        /kuberca_alerts_received_total\{sender="alertmanager",status="firing"\} 1/.test(taken) &&
        /kuberca_alert_results_total\{kind="analysis"\} 1/.test(published)
      );
    });
    expect(await scrape(http)).toMatch(
      /kuberca_http_responses_total\{route="\/webhook\/alertmanager",status="200"\} 1/,
    );

    for (const service of [http, intake, analyst]) {
      expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
      const readiness = await fetch(`${service.url}/readyz`);
      expect([readiness.status, ((await readiness.json()) as { status: string }).status]).toEqual([
        200,
        'ok',
      ]);
    }
    // What a role does not lean on cannot make it look unwell.
    for (const other of ['model', 'kubernetes', 'history'])
      expect(await dependenciesOf(intake)).not.toContain(other);
    expect(await dependenciesOf(analyst)).toEqual(expect.arrayContaining(['lifecycle', 'model', 'stream']));
    for (const service of [intake, analyst])
      expect((await post(service, '/webhook/alertmanager', webhookOf([alert]))).status).toBe(404);

    for (const service of [http, intake, analyst]) expect(await service.stop()).toMatchObject({ code: 0 });
  });

  it('hands a model chosen over HTTP to the analyst', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const http = await world.service({ SERVICE_ROLES: 'http' });
    const analyst = await world.service({ SERVICE_ROLES: 'analyst, intake' });
    await post(http, '/config/ai', { provider: 'openai', model_id: 'another' });
    expect(await analyst.logs('model_switched')).toMatchObject({ model: 'another' });
  });
});

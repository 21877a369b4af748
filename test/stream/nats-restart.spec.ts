import { beforeEach, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { natsForThisFile, type RunningNats, startAgain } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

describe('a NATS server that is killed and comes back', () => {
  let nats: RunningNats;
  let world: StreamWorld;
  let service: ServiceProcess;

  beforeEach(async () => {
    nats = await natsForThisFile();
    world = await StreamWorld.forThisTest(nats);
    service = await world.service();
  });

  const before = alertOf({ workload: 'before' });
  const after = alertOf({ workload: 'after' });
  const post = (body: unknown): Promise<Response> =>
    fetch(`${service.url}/webhook/alertmanager`, { method: 'POST', body: JSON.stringify(body) });

  const streamState = async (): Promise<string | undefined> => {
    const response = await fetch(`${service.url}/readyz`);
    expect(response.status).toBe(200);
    const body = (await response.json()) as { details: { stream?: { state: string } } };
    return body.details.stream?.state;
  };

  it('while nothing is to do: the service reconnects by itself and goes on', async () => {
    await world.client.publish(before);
    await settled(world.client, { alerts: [before] });
    await nats.kill();
    await service.logs('nats_disconnected');
    await startAgain(nats);
    await service.logs('nats_reconnected');
    expect((await post(webhookOf([after]))).status).toBe(200);
    await settled(world.client, { alerts: [before, after] });
    expect(service.hasExited).toBe(false);
  });

  it('while the model thinks: HTTP goes on, Alertmanager is asked to try again, and every alert is answered', async () => {
    world.model.hold();
    await world.client.publish(before);
    await world.model.arrived(1);
    await nats.kill();
    await service.logs('nats_disconnected');

    const refused = await post(webhookOf([after]));
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    expect(await streamState()).toBe('unreachable');
    world.model.release();
    await service.logs('publish_retried');

    await startAgain(nats);
    await until('the webhook is taken again', async () => (await post(webhookOf([after]))).status === 200);
    await settled(world.client, { alerts: [before, after] });
    expect(world.modelCalls(before)).toBeLessThanOrEqual(2);
    expect(world.modelCalls(after)).toBe(1);
    expect(await streamState()).toBe('up');
    expect(service.hasExited).toBe(false);
  }, 60_000);

  it('in the middle of many alerts: none is lost', async () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      alertOf({ workload: `shop-${index % 8}`, alertname: `Alert${index}` }),
    );
    await world.client.publish(webhookOf(many.slice(0, 20)));
    await Promise.all(many.slice(20).map((alert, index) => world.client.publish(alert, `n${index}`)));
    await until('the first are answered', async () => (await world.client.groupResults()).length > 1);
    await nats.kill();
    await startAgain(nats);
    await settled(world.client, { alerts: many });
    expect(service.hasExited).toBe(false);
  }, 60_000);
});

describe('a service that starts before NATS', () => {
  it('listens, and takes alerts once NATS is there', async () => {
    const nats = await natsForThisFile();
    const world = await StreamWorld.forThisTest(nats);
    await nats.kill();
    const service = await world.start();
    const webhook = { method: 'POST', body: JSON.stringify(webhookOf([alertOf({ workload: 'early' })])) };
    expect((await fetch(`${service.url}/webhook/alertmanager`, webhook)).status).toBe(503);
    await startAgain(nats);
    await service.logs('lanes_started');
    expect((await fetch(`${service.url}/webhook/alertmanager`, webhook)).status).toBe(200);
    await settled(world.client, { alerts: [alertOf({ workload: 'early' })] });
  }, 60_000);
});

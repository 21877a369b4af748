import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { natsForThisFile } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, type PublishedAlert, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';

const MAX_PAYLOAD_KB = 160;

describe('a NATS server that takes small messages only', () => {
  let world: StreamWorld;
  let service: ServiceProcess;
  const published: PublishedAlert[] = [];

  beforeAll(async () => {
    world = await StreamWorld.forThisFile(
      await natsForThisFile({ config: `max_payload: ${MAX_PAYLOAD_KB}KB` }),
    );
    service = await world.service();
  });

  const post = async (alerts: readonly PublishedAlert[]): Promise<unknown> => {
    const body = JSON.stringify(webhookOf(alerts));
    expect(body.length).toBeGreaterThan(MAX_PAYLOAD_KB * 1024);
    const response = await fetch(`${service.url}/webhook/alertmanager`, { method: 'POST', body });
    expect(response.status).toBe(200);
    return response.json();
  };

  it('gets a large webhook in parts, and results that fit: every alert of a storm is answered', async () => {
    const storm = Array.from({ length: 300 }, (_, pod) =>
      alertOf({
        workload: 'storm',
        labels: { pod: `storm-${pod}`, note: `${pod} ${'n'.repeat(400)}` },
        annotations: { description: 'd'.repeat(200) },
      }),
    );
    published.push(...storm);
    expect(await post(storm)).toEqual({ accepted: 300, rejected: 0 });
    await settled(world.client, { alerts: storm });
    const last = (await world.client.groupResults()).at(-1);
    expect(last?.text.length).toBeLessThanOrEqual((MAX_PAYLOAD_KB - 64) * 1024);
    expect(last?.body['warnings']).toEqual(
      expect.arrayContaining([expect.stringMatching(/labels of the members left out/)]),
    );
    expect(last?.body.group.members).toHaveLength(300);
  }, 60_000);

  it('does not get an alert that is larger than it takes: that one is a dead letter, its neighbours are taken', async () => {
    const huge = alertOf({ workload: 'huge', annotations: { dump: 'x'.repeat(MAX_PAYLOAD_KB * 1024) } });
    const beside = alertOf({ workload: 'beside' });
    published.push(beside);
    expect(await post([huge, beside])).toEqual({ accepted: 1, rejected: 1 });
    const [letter] = await world.client.deadLetters();
    expect(letter?.headers['Kuberca-Reason']).toMatch(/exceeds the server's max_payload/);
    expect(JSON.parse(letter?.data.toString() ?? '')).toEqual({ labels: huge.labels });
    await settled(world.client, { alerts: published, dead: 1 });
    expect(service.hasExited).toBe(false);
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { DiscardPolicy } from '@nats-io/jetstream';
import { settled } from '../support/answers.js';
import type { ModelRequest } from '../support/model-server.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

const about =
  (workload: string) =>
  ({ body }: Pick<ModelRequest, 'body'>): boolean =>
    JSON.stringify(body).includes(workload);

describe('an alert that kills the process', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('is given up after five starts, while others are answered; a repeat does not begin anew', async () => {
    const world = await StreamWorld.forThisTest(nats, {
      STREAM_ACK_WAIT_SECONDS: '1',
      STREAM_LEASE_TTL_SECONDS: '2',
    });
    const { client, model } = world;
    const poison = alertOf({ workload: 'poison' });
    const healthy = alertOf({ workload: 'healthy' });
    const poisoned = (): number => model.requests.filter(about('poison')).length;
    model.decides = (body) => (about('poison')({ body }) ? { kind: 'stall' } : null);

    let service = await world.service();
    await client.publish(poison, 'poison');
    for (let start = 1; start <= 5; start += 1) {
      await until(`work on it starts for the ${start}. time`, () => poisoned() === start);
      await service.kill();
      if (start === 2) await client.publish(healthy, 'healthy');
      service = await world.service();
      await client.publish(alertOf({ workload: `bystander-${start}` }), 'bystander');
    }

    const letter = await until('it is a dead letter', async () => (await client.deadLetters())[0]);
    expect(letter.subject).toBe(`${world.prefix}.dead.work`);
    expect(letter.headers).toMatchObject({ 'Kuberca-Attempts': '5', 'Kuberca-Class': 'max-attempts' });
    const bystanders = [1, 2, 3, 4, 5].map((start) => alertOf({ workload: `bystander-${start}` }));
    await settled(client, { alerts: [healthy, ...bystanders], dead: 1 });

    await client.publish({ ...poison, annotations: { summary: 'again' } }, 'poison');
    await until('the repeat is a dead letter', async () => (await client.deadLetters()).length === 2);
    await settled(client, { alerts: [healthy, ...bystanders], dead: 2 });
    expect(poisoned()).toBe(5);
    expect(service.hasExited).toBe(false);
  }, 90_000);
});

describe('an analysis whose result cannot be stored', () => {
  it('for its size is given up at once: no amount of trying helps, and each costs a model call', async () => {
    // Alerts and their states fit; a result, whatever is left out of it, does not.
    const world = await StreamWorld.forThisTest(await natsForThisFile({ config: 'max_payload: 3KB' }));
    const { client, model } = world;
    await world.service();
    await client.publish(alertOf({ workload: 'cart' }));
    const letter = await until('it is a dead letter', async () => (await client.deadLetters())[0]);
    expect(letter.subject).toBe(`${world.prefix}.dead.work`);
    expect(letter.headers['Kuberca-Reason']).toMatch(/exceeds the server's max_payload/);
    expect(model.requests).toHaveLength(1);
    await until('nothing is left of it', async () => (await client.triggers()) === 0);
  });

  it('is kept in memory while the stream is full: stored when there is room, without another model call', async () => {
    const world = await StreamWorld.forThisTest(await natsForThisFile());
    const { client, model } = world;
    const service = await world.service();
    const first = alertOf({ workload: 'first' });
    await client.publish(first);
    await client.answerTo(first);
    const { config } = await client.jsm.streams.info(client.stream('results'));
    await client.jsm.streams.update(config.name, { ...config, max_msgs: 2, discard: DiscardPolicy.New });

    const second = alertOf({ workload: 'second' });
    await client.publish(second);
    await service.logs('publish_retried');
    expect(await client.answersTo(second)).toEqual([]);
    await client.jsm.streams.update(config.name, config);
    await settled(client, { alerts: [first, second] });
    expect(model.requests).toHaveLength(2);
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { DiscardPolicy } from '@nats-io/jetstream';
import { settled } from '../support/answers.js';
import type { ModelRequest } from '../support/model-server.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

interface Attempts {
  readonly attempts: number;
  readonly notBefore: number;
}

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
  it.each([
    ['a repeat', alertOf({ workload: 'cart', annotations: { summary: 'again' } }), 2],
    ['another alert of the group', alertOf({ workload: 'cart', alertname: 'KubePodNotReady' }), 1],
  ] as const)(
    'is tried again when its backoff ends; a trigger by %s does not jump it',
    async (_, newcomer, counted) => {
      // Alerts and their states fit; a result, whatever is left out of it, does not.
      const nats = await natsForThisFile({ config: 'max_payload: 3KB' });
      const world = await StreamWorld.forThisTest(nats);
      const { client, model } = world;
      const alert = alertOf({ workload: 'cart' });
      const service = await world.service();
      await client.publish(alert);

      const failed = (): Promise<{ readonly group: string; readonly record: Attempts }> =>
        until('an attempt has failed', async () => {
          const of = await client.kept<{ readonly group: string }>('group_of', alert.fingerprint);
          const record = of && (await client.kept<Attempts>('attempts', of.group));
          return of && record && record.notBefore > 0 && { group: of.group, record };
        });
      const { record: first, group } = await failed();
      expect(first.attempts).toBe(1);
      for (const copy of ['one', 'two', 'three']) await client.publish(newcomer, copy);
      await service.logs('handed_back', ({ why }) => why === 'backoff');

      await model.arrived(2);
      expect(model.requests[1]?.at).toBeGreaterThanOrEqual(first.notBefore);
      const second = await until('the second attempt has failed', async () => {
        const { record } = await failed();
        return record.notBefore > first.notBefore && record;
      });
      expect(second.attempts).toBe(counted);
      expect(model.requests).toHaveLength(2);
      expect(await client.deadLetters()).toEqual([]);
      await until('the lease is released', async () => (await client.kept('lease', group)) === null);
    },
    60_000,
  );

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

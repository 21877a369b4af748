import { beforeAll, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { settled } from '../support/answers.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

describe('results that cannot be stored', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('are kept and only published again, at no attempt and no second model call', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const { client } = world;
    const service = await world.service();
    const jsm = await jetstreamManager(client.nc);
    const name = client.stream('results');
    const { config } = await jsm.streams.info(name);
    await jsm.streams.update(name, { ...config, max_msg_size: 300 });

    // A publish is tried for a minute before the delivery ends, so that a short outage costs nothing.
    const alert = alertOf({ workload: 'cart' });
    await client.publish(alert);
    await service.logs('publish_retried');
    await jsm.streams.update(name, { ...config, max_msg_size: -1 });
    await client.answerTo(alert);
    expect(world.modelCalls(alert)).toBe(1);
    expect(await client.deadLetters()).toEqual([]);
    await settled(client, { alerts: [alert] });
  });
});

describe('a bad alert whose dead letter cannot be stored', () => {
  it('delays none of its neighbours', async () => {
    const world = await StreamWorld.forThisTest(await natsForThisFile());
    const { client } = world;
    const service = await world.service();
    const jsm = await jetstreamManager(client.nc);
    const name = client.stream('dead');
    const { config } = await jsm.streams.info(name);
    await jsm.streams.update(name, { ...config, max_msg_size: 10 });
    const good = alertOf({ workload: 'cart' });
    await client.publish(webhookOf([{ ...good, status: 'odd' } as never, good]));
    await client.answerTo(good);
    expect(service.line('intake_failed')).toBeUndefined();
    await jsm.streams.update(name, { ...config, max_msg_size: -1 });
    await until('the bad one is a dead letter', async () => (await client.deadLetters()).length === 1);
  });
});

describe('groups whose work twice ended with their process', () => {
  it('are worked one at a time, so that none is charged with the end of another', async () => {
    const world = await StreamWorld.forThisTest(await natsForThisFile());
    const { client, model } = world;
    const alerts = ['poison', 'innocent'].map((workload) => alertOf({ workload }));
    const begun = (times: number) => () => alerts.every((alert) => world.modelCalls(alert) >= times);
    model.hold();
    let service = await world.service();
    for (const alert of alerts) await client.publish(alert);
    for (const death of [1, 2]) {
      await until(`both are worked on for time ${death}`, begun(death));
      await service.kill();
      service = await world.service();
    }
    await until('one is worked on again', () => alerts.some((alert) => world.modelCalls(alert) === 3));
    // Time for the other to begin, if nothing held it back.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(alerts.map((alert) => world.modelCalls(alert)).toSorted()).toEqual([2, 3]);
    model.release();
    for (const alert of alerts) await client.answerTo(alert);
    await settled(client, { alerts });
  }, 90_000);
});

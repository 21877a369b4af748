import { beforeAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';
import { unharmed } from './unharmed.js';

const WORKERS = 2;
const REDELIVERIES = 3;

describe('a message that is delivered again and again while it is worked on', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('is worked on by one only, whoever gets it: the lease bounds the calls of the model', async () => {
    const world = await StreamWorld.forThisTest(nats, { STREAM_ACK_WAIT_SECONDS: '1' });
    const { client, model } = world;
    const lines = await Promise.all(Array.from({ length: WORKERS }, () => world.proxy()));
    // No heartbeat arrives, so the server takes every worker for dead after a second.
    for (const line of lines) line.drop(({ payload }) => payload === '+WPI');
    await Promise.all(lines.map(({ url }) => world.service({ NATS_URL: url })));
    const alerts = ['one', 'two', 'three'].map((workload) => alertOf({ workload }));
    model.hold();
    for (const alert of alerts) await client.publish(alert);
    await model.arrived(alerts.length);
    await until('each was delivered again, more than once', async () => {
      return (await client.analyst()).delivered.consumer_seq >= alerts.length * (1 + REDELIVERIES);
    });
    expect(model.requests).toHaveLength(alerts.length);
    model.release();
    await unharmed(client);
    expect(model.requests).toHaveLength(alerts.length);
  });
});

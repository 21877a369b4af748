import { beforeAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';
import { unharmed } from './unharmed.js';

const LANES = 3;
const GROUPS = 60;

describe('a slow model with many groups waiting', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('is asked by as many lanes as there are; what waits stays on the server, and a kill costs what was asked', async () => {
    const world = await StreamWorld.forThisTest(nats, { STREAM_LANES: String(LANES) });
    const { client, model } = world;
    const alerts = Array.from({ length: GROUPS }, (_, index) => alertOf({ workload: `shop-${index}` }));
    const held = await world.service();
    model.hold();
    await client.publish(webhookOf(alerts));
    await until('every group has its trigger', async () => (await client.triggers()) === GROUPS);
    await model.arrived(LANES);
    const { num_ack_pending } = await client.analyst();
    expect(num_ack_pending).toBeLessThanOrEqual(LANES);
    expect(model.requests).toHaveLength(LANES);

    await held.kill();
    model.release();
    await world.service();
    await unharmed(client);
    expect(model.requests.length).toBeLessThanOrEqual(GROUPS + LANES);
  });
});

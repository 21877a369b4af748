import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile, type RunningNats } from '../../support/nats-server.js';
import { alertOf, type PublishedAlert, resolved } from '../../support/stream-alert.js';
import { StreamWorld } from '../../support/stream-world.js';
import { unharmed } from '../unharmed.js';

const WORKLOADS = 10;

const alertNumber = (number: number): PublishedAlert =>
  alertOf({
    workload: `shop-${number % WORKLOADS}`,
    alertname: `Alert${number % 3}`,
    labels: { pod: `shop-${number}` },
  });

describe('faults under load', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('a rolling restart, again and again: each alert is answered once for its last state', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const replicas = [await world.service(), await world.service()];
    const ended = new AbortController();
    const restarts = (async () => {
      for (let round = 0; round < 8; round += 1) {
        const index = round % replicas.length;
        expect(await replicas[index]?.stop()).toEqual({ code: 0, signal: null });
        replicas[index] = await world.service();
        await sleep(2_000);
      }
    })().finally(() => ended.abort());
    for (let number = 0; !ended.signal.aborted; number += 1) {
      await world.client.publish(alertNumber(number % 120), `n${number}`);
      if (number % 5 === 4)
        await world.client.publish(resolved(alertNumber((number - 3) % 120)), `n${number}`);
      await sleep(100);
    }
    await restarts;
    await unharmed(world.client, 0, 120_000);
  }, 240_000);

  it('a storm of 1,000 alerts in ten groups, with a worker killed in it: few model calls, one answer each', async () => {
    const world = await StreamWorld.forThisTest(nats, { GROUP_SETTLE_SECONDS: '3' });
    world.model.delayMs = 1_000;
    const victim = await world.service();
    await world.service();
    for (let number = 0; number < 1_000; number += 1) {
      await world.client.publish(alertNumber(number), `n${number}`);
      if (number === 500) await victim.kill();
    }
    await unharmed(world.client, 0, 180_000);
    // One for the storm and one that the kill may repeat, a group; an update where a group's second half is news.
    expect(world.model.requests.length).toBeLessThanOrEqual(3 * WORKLOADS);
  }, 300_000);
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile, type RunningNats } from '../../support/nats-server.js';
import type { ServiceProcess } from '../../support/service-process.js';
import { alertOf } from '../../support/stream-alert.js';
import { StreamWorld } from '../../support/stream-world.js';
import { until } from '../../support/until.js';
import { unharmed } from '../unharmed.js';

/** What is deleted while the service runs. The other streams and the consumers: test/stream/topology.spec.ts. */
const LOST = ['RESULTS', 'DEAD', 'alert_state', 'group_of', 'lease', 'attempts'] as const;
type Lost = (typeof LOST)[number];

const nameOf = (lost: Lost, prefix: string): string =>
  lost === 'RESULTS' || lost === 'DEAD' ? `${prefix.toUpperCase()}_${lost}` : `KV_${prefix}_${lost}`;

const lose = async (lost: Lost, { client }: StreamWorld, service: ServiceProcess): Promise<void> => {
  const before = alertOf({ workload: 'before' });
  await client.publish(before);
  await client.answerTo(before);
  await unharmed(client);

  const name = nameOf(lost, client.prefix);
  await client.jsm.streams.delete(name);
  await client.publish({ no: 'alert' });
  await client.publish(alertOf({ workload: 'after' }));
  await client.publish(before);
  await until('it is there again', async () => (await client.jsm.streams.info(name)).config.name, 60_000);
  await unharmed(client, 1, 120_000);
  expect(service.hasExited).toBe(false);
};

describe('what is deleted under a running service', () => {
  let nats: RunningNats;
  const outcomes = new Map<Lost, Promise<void>>();
  beforeAll(async () => {
    nats = await natsForThisFile();
    // Each waits for the next look at the streams, half a minute: all at once.
    for (const lost of LOST) {
      const world = await StreamWorld.forThisFile(nats);
      const outcome = lose(lost, world, await world.service());
      outcome.catch(() => undefined);
      outcomes.set(lost, outcome);
    }
  }, 120_000);

  it.each(LOST)(
    '%s: is made anew, and every alert that is sent, or sent again, is answered',
    async (lost) => {
      await outcomes.get(lost);
    },
    180_000,
  );
});

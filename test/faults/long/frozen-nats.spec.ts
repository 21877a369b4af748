import { beforeAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile, type RunningNats } from '../../support/nats-server.js';
import type { ServiceProcess } from '../../support/service-process.js';
import { alertOf, webhookOf } from '../../support/stream-alert.js';
import { StreamWorld } from '../../support/stream-world.js';
import { until } from '../../support/until.js';
import { unharmed } from '../unharmed.js';

/** Two pings of 20 s without an answer, the third that notices, and a busy machine. */
const NOTICED_MS = 90_000;

const stateOf = async ({ url }: ServiceProcess): Promise<unknown> => {
  const body = (await (await fetch(`${url}/readyz`)).json()) as {
    readonly details: { readonly stream?: { readonly state: string } };
  };
  return body.details.stream?.state;
};

describe('a NATS server that is frozen, its connections open', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('is noticed by its silence, told in /readyz, and worked with again when it thaws: nothing is lost', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const { client, model } = world;
    const service = await world.service();
    const [waiting, working, after] = ['waiting', 'working', 'after'].map((workload) =>
      alertOf({ workload }),
    );
    model.hold();
    await client.publish(working);
    await model.arrived(1);
    await client.publish(waiting);
    process.kill(nats.pid, 'SIGSTOP');
    try {
      model.release();
      await until('the silence is noticed', async () => (await stateOf(service)) !== 'up', NOTICED_MS);
      expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
      const refused = await fetch(`${service.url}/webhook/alertmanager`, {
        method: 'POST',
        body: JSON.stringify(webhookOf([after])),
      });
      expect(refused.status).toBe(503);
    } finally {
      process.kill(nats.pid, 'SIGCONT');
    }
    await until('it is worked with again', async () => (await stateOf(service)) === 'up', NOTICED_MS);
    await client.publish(after);
    await unharmed(client, 0, NOTICED_MS);
    expect(service.hasExited).toBe(false);
  }, 300_000);
});

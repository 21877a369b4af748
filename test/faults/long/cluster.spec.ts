import { beforeAll, describe, expect, it } from '@jest/globals';
import { NatsCluster } from '../../support/nats-cluster.js';
import { NatsProxy } from '../../support/nats-proxy.js';
import { alertOf, type PublishedAlert, resolved } from '../../support/stream-alert.js';
import type { StreamClient } from '../../support/stream-client.js';
import { StreamWorld } from '../../support/stream-world.js';
import { until } from '../../support/until.js';
import { unharmed } from '../unharmed.js';

const REPLICATED = { STREAM_REPLICAS: '3' };
/** An election, and the client's two unanswered pings of 20 s. */
const PATIENCE_MS = 90_000;

/** A sender tries again while a leader is elected, as a bridge does. */
const publish = (client: StreamClient, alert: PublishedAlert): Promise<unknown> =>
  until('the alert is taken', () => client.publish(alert, alert.fingerprint).then(Boolean), PATIENCE_MS);

const alertsOf = (name: string, count: number): readonly PublishedAlert[] =>
  Array.from({ length: count }, (_, index) =>
    alertOf({ workload: `${name}-${index % 4}`, alertname: `Alert${index}` }),
  );

describe('three servers that keep the streams together', () => {
  let cluster: NatsCluster;
  beforeAll(async () => {
    cluster = await NatsCluster.forThisFile();
  });

  it.each(['alerts', 'work', 'results'] as const)(
    'the leader of %s is killed in the middle of many alerts: no answer is lost or given twice',
    async (word) => {
      const world = await StreamWorld.forThisTest(cluster.asOne, REPLICATED);
      const { client } = world;
      const service = await until('a service runs', () => world.service(), PATIENCE_MS);
      const alerts = alertsOf(word, 20);
      for (const alert of alerts.slice(0, 10)) await publish(client, alert);
      const leader = await cluster.leaderOf(client, client.stream(word));
      await cluster.kill(leader);
      for (const alert of alerts.slice(10)) await publish(client, alert);
      for (const alert of alerts.slice(0, 5)) await publish(client, resolved(alert));
      await unharmed(client, 0, PATIENCE_MS);
      await cluster.startAgain(leader);
      await unharmed(client, 0, PATIENCE_MS);
      expect(service.hasExited).toBe(false);
    },
    240_000,
  );

  it('the line to the server that a worker uses falls silent: it goes on with another server', async () => {
    const world = await StreamWorld.forThisTest(cluster.asOne, REPLICATED);
    const { client, model } = world;
    const line = await NatsProxy.start(cluster.running('n0').port);
    try {
      const others = ['n1', 'n2'].map((name) => cluster.running(name).url);
      const service = await world.service({ NATS_URL: [line.url, ...others].join(',') });
      model.hold();
      const alerts = alertsOf('silent', 6);
      for (const alert of alerts) await publish(client, alert);
      await model.arrived(1);
      line.silence();
      model.release();
      await unharmed(client, 0, PATIENCE_MS);
      expect(service.hasExited).toBe(false);
    } finally {
      await line.close();
    }
  }, 240_000);
});

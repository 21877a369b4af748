import { beforeAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile } from '../support/nats-server.js';
import { alertOf, type PublishedAlert, resolved } from '../support/stream-alert.js';
import type { ServiceProcess } from '../support/service-process.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

const PARTITIONS = 3;

describe('work and results over several streams', () => {
  let world: StreamWorld;
  let service: ServiceProcess;
  /** The last result of each alert, by fingerprint, as a reader of `<prefix>.results.alert.>` sees them. */
  const answers = new Map<
    string,
    { readonly subject: string; readonly status: string; readonly kind: string }
  >();
  let results = 0;

  beforeAll(async () => {
    world = await StreamWorld.forThisFile(await natsForThisFile(), { STREAM_PARTITIONS: String(PARTITIONS) });
    world.client.nc.subscribe(`${world.prefix}.results.alert.>`, {
      callback: (_, message) => {
        const { alert, kind } = message.json<{
          alert: { fingerprint: string; status: string };
          kind: string;
        }>();
        results += 1;
        answers.set(alert.fingerprint, { subject: message.subject, status: alert.status, kind });
      },
    });
    service = await world.service();
  });

  const alerts = Array.from({ length: 24 }, (_, number) => alertOf({ workload: `shop-${number}` }));
  const answered = (expected: readonly PublishedAlert[]) =>
    until('all are answered', () =>
      expected.every(({ fingerprint, status }) => answers.get(fingerprint)?.status === status),
    );
  const names = (word: 'work' | 'results'): readonly string[] =>
    Array.from({ length: PARTITIONS }, (_, partition) => `${world.client.stream(word)}_${partition}`);
  const states = (word: 'work' | 'results') =>
    Promise.all(names(word).map(async (name) => (await world.client.jsm.streams.info(name)).state));

  it('answers every alert, from each of them, and leaves no work', async () => {
    for (const alert of alerts) await world.client.publish(alert);
    await answered(alerts);
    const stored = await states('results');
    expect(stored.reduce((sum, { messages }) => sum + messages, 0)).toBe(2 * alerts.length);
    for (const { messages } of stored) expect(messages).toBeGreaterThan(0);
    await until('no work waits', async () => (await states('work')).every(({ messages }) => messages === 0));
    expect(new Set([...answers.values()].map(({ subject }) => subject.split('.')[3])).size).toBe(PARTITIONS);
  });

  it('knows what it answered: repeats, also of another process, cost no call, and ends are told', async () => {
    const calls = world.model.requests.length;
    await service.kill();
    service = await world.service();
    const before = results;
    for (const alert of alerts) await world.client.publish(alert);
    await world.client.publish(resolved(alerts[0]!));
    await answered([resolved(alerts[0]!), ...alerts.slice(1)]);
    expect(answers.get(alerts[0]!.fingerprint)?.kind).toBe('recovery');
    await until('no work waits', async () => (await states('work')).every(({ messages }) => messages === 0));
    expect(world.model.requests).toHaveLength(calls);
    expect(results).toBe(before + 1);
  });

  it('makes one that is gone again, and goes on', async () => {
    await world.client.jsm.streams.delete(names('work')[1]!);
    const later = Array.from({ length: 6 }, (_, number) => alertOf({ workload: `later-${number}` }));
    for (const alert of later) await world.client.publish(alert);
    await until(
      'it is there again',
      () =>
        world.client.jsm.streams.info(names('work')[1]!).then(
          () => true,
          () => false,
        ),
      60_000,
    );
    await until('all are answered', () => later.every(({ fingerprint }) => answers.has(fingerprint)), 60_000);
  }, 180_000);
});

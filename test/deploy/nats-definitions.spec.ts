import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream, jetstreamManager, type ConsumerConfig, type StreamConfig } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { verifyTopology } from '../../src/jetstream/provision.js';
import { topologyOf } from '../../src/jetstream/topology.js';
import { natsForThisFile } from '../support/nats-server.js';

const DEFINITIONS = 'deploy/nats';
// With what those add who are told of results.
const topology = topologyOf(loadSettings({ NOTIFY_ROUTES_FILE: '/etc/kuberca/notify/routes.yaml' }).stream);

const definitions = <T>(folder: string): ReadonlyMap<string, T> =>
  new Map(
    [folder, join('notify', folder)].flatMap((place) =>
      readdirSync(join(DEFINITIONS, place)).map(
        (file) =>
          [
            file.replace(/\.json$/, ''),
            JSON.parse(readFileSync(join(DEFINITIONS, place, file), 'utf8')) as T,
          ] as const,
      ),
    ),
  );

const streams = definitions<StreamConfig>('streams');
const consumers = definitions<ConsumerConfig & { durable_name: string }>('consumers');

describe('the stream definitions of deploy/', () => {
  it('are exactly what the service needs', () => {
    expect([...streams.keys()].sort()).toEqual(
      [...topology.streams, ...topology.buckets.map(({ name }) => ({ name: `KV_${name}` }))]
        .map(({ name }) => name)
        .sort(),
    );
    expect([...consumers.keys()].sort()).toEqual(
      topology.consumers.map(({ stream, config }) => `${stream}.${config.durable_name}`).sort(),
    );
  });

  it.each(topology.streams.map((stream) => [stream.name, stream] as const))(
    'define %s as the service would create it',
    (name, stream) => {
      expect(streams.get(name)).toMatchObject(stream);
    },
  );

  it.each(
    topology.consumers.map(({ stream, config }) => [`${stream}.${config.durable_name}`, config] as const),
  )('define consumer %s as the service would create it', (name, config) => {
    expect(consumers.get(name)).toMatchObject(config);
  });

  it('hold what the design fixes', () => {
    const hours = (stream: string): number => (streams.get(stream)?.max_age ?? 0) / 3.6e12;
    expect(['KUBERCA_ALERTS', 'KUBERCA_RESULTS', 'KUBERCA_DEAD'].map(hours)).toEqual([72, 168, 720]);
    expect(streams.get('KUBERCA_WORK')).toMatchObject({
      retention: 'workqueue',
      max_msgs_per_subject: 1,
      discard: 'old',
    });
    expect(consumers.get('KUBERCA_WORK.analyst-normal')).toMatchObject({
      filter_subject: 'kuberca.work.normal.>',
      max_deliver: -1,
    });
  });
});

describe('a server with the stream definitions of deploy/', () => {
  let connection: NatsConnection;
  beforeAll(async () => {
    const server = await natsForThisFile();
    connection = await connect({ servers: server.url });
    const manager = await jetstreamManager(connection);
    for (const stream of streams.values()) await manager.streams.add({ ...stream }); // the client adds fields to it
    for (const [name, consumer] of consumers) await manager.consumers.add(name.split('.')[0] ?? '', consumer);
  });
  afterAll(() => connection.close());

  it('has every stream just as it was defined', async () => {
    const manager = await jetstreamManager(connection);
    for (const [name, stream] of streams)
      expect((await manager.streams.info(name)).config).toMatchObject(stream);
  });

  it('passes what STREAM_PROVISION=verify looks at', async () => {
    const handles = {
      nc: connection,
      js: jetstream(connection),
      jsm: await jetstreamManager(connection),
      inboxPrefix: undefined,
    };
    expect(await verifyTopology(handles, topology)).toEqual([]);
  });

  it.each(topology.buckets.map((bucket) => [bucket.name, bucket] as const))(
    'serves bucket %s as the one that the client library creates',
    async (name, { ttlMs }) => {
      const bucket = await new Kvm(connection).open(name);
      const revision = await bucket.create('group.id', 'first');
      await expect(bucket.create('group.id', 'second')).rejects.toThrow();
      await bucket.delete('group.id', { previousSeq: revision });
      expect((await bucket.get('group.id'))?.operation).toBe('DEL');
      expect(await bucket.status()).toMatchObject({ ttl: ttlMs, history: 1 });

      const manager = await jetstreamManager(connection);
      const ours = (await manager.streams.info(`KV_${name}`)).config;
      await new Kvm(connection).create(`${name}_twin`, { ttl: ttlMs, compression: true });
      const twin = (await manager.streams.info(`KV_${name}_twin`)).config;
      const own = { name: ours.name, description: ours.description, subjects: ours.subjects };
      expect(ours).toEqual({ ...twin, ...own });
    },
  );
});

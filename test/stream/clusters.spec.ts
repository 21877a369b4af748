import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { StreamConfig } from '@nats-io/jetstream';
import { freePort } from '../support/free-port.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { ServiceProcess } from '../support/service-process.js';
import { alertOf } from '../support/stream-alert.js';
import { StreamClient, type StoredResult } from '../support/stream-client.js';
import { until } from '../support/until.js';

const example = (name: string): string => readFileSync(`deploy/examples/clusters/${name}`, 'utf8');

/** One cluster: its leaf node and its service. */
interface Cluster {
  readonly nats: RunningNats;
  readonly client: StreamClient;
  readonly service: ServiceProcess;
}

describe('two clusters and a hub, with the files of deploy/examples/clusters', () => {
  let port: number;
  let hub: RunningNats;
  let atHub: StreamClient;
  const clusters: Record<string, Cluster> = {};

  const start = async (name: string): Promise<Cluster> => {
    const config = example('leaf.conf')
      .replaceAll('CLUSTER', name)
      .replace('nats-hub.example:7422', `127.0.0.1:${port}`);
    const nats = await natsForThisFile({ config });
    const service = await ServiceProcess.start({
      NATS_URL: nats.url,
      CLUSTER_NAME: name,
      GROUP_SETTLE_SECONDS: '0',
      KUBE_SNAPSHOT: 'deploy/examples/snapshots/oomkilled',
    });
    await service.logs('lanes_started');
    return { nats, service, client: await StreamClient.connect(nats.url, 'kuberca') };
  };

  const cluster = (name: string): Cluster => {
    const found = clusters[name];
    if (found === undefined) throw new Error(`there is no cluster ${name}`);
    return found;
  };
  const alertResults = (results: readonly StoredResult[]) =>
    results.filter(({ subject }) => subject.startsWith('kuberca.results.alert.'));
  const clusterOf = ({ body }: StoredResult): unknown =>
    (body.alert as unknown as { readonly cluster: string } | undefined)?.cluster;
  const clustersAtHub = async (): Promise<readonly unknown[]> =>
    alertResults(await atHub.results())
      .map(clusterOf)
      .sort();

  beforeAll(async () => {
    port = await freePort();
    hub = await natsForThisFile({
      config: example('hub.conf').replace('0.0.0.0:7422', `127.0.0.1:${port}`),
    });
    atHub = await StreamClient.connect(hub.url, 'kuberca');
    for (const name of ['east', 'west']) clusters[name] = await start(name);
    await atHub.jsm.streams.add(JSON.parse(example('results.json')) as StreamConfig & { name: string });
  }, 30_000);

  afterAll(async () => {
    for (const { client, service } of Object.values(clusters)) {
      await service.kill();
      await client.close();
    }
    await atHub.close();
  });

  it('the same alert of both is answered by each for itself, and both answers are read at the hub', async () => {
    const alert = alertOf({ workload: 'cart' });
    for (const name of ['east', 'west']) await cluster(name).client.publish(alert);
    await until('both answers are at the hub', async () => (await clustersAtHub()).length === 2);
    expect(await clustersAtHub()).toEqual(['east', 'west']);
    const subjects = alertResults(await atHub.results()).map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(2);
    for (const name of ['east', 'west']) {
      const own = alertResults(await cluster(name).client.results());
      expect(own.map(clusterOf)).toEqual([name]);
      expect(own[0]?.body.group).toMatchObject({ key: { cluster: name } });
    }
    const told = (await atHub.results()).map(({ headers }) => headers['ce-cluster']);
    expect(told.sort()).toEqual(['east', 'east', 'west', 'west']);
  });

  it('streams tell whose they are, where the server keeps metadata', async () => {
    const { client } = cluster('east');
    const [, minor = 0] = (client.nc.info?.version ?? '').split('.').map(Number);
    const { metadata = {} } = (await client.jsm.streams.info('KUBERCA_RESULTS')).config;
    expect(metadata['kuberca.cluster']).toBe(minor >= 10 ? 'east' : undefined);
  });

  it('alerts of one cluster reach no stream of the other', async () => {
    const counts = await Promise.all(
      ['east', 'west'].map(async (name) => {
        const { jsm } = cluster(name).client;
        return (await jsm.streams.info('KUBERCA_ALERTS')).state.last_seq;
      }),
    );
    expect(counts).toEqual([1, 1]);
  });

  it('a cluster answers while the hub is away', async () => {
    await hub.kill();
    await cluster('east').client.publish(alertOf({ workload: 'alone' }));
    const { client } = cluster('east');
    await until(
      'it is answered in its cluster',
      async () => alertResults(await client.results()).length === 2,
    );
  });
});

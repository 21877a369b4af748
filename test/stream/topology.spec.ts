import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { createTopology } from '../../src/jetstream/provision.js';
import { topologyOf } from '../../src/jetstream/topology.js';
import { parseAllDocuments } from 'yaml';
import { nackResources } from '../../src/jetstream/nack.js';
import { CompiledProcess } from '../support/compiled-process.js';
import { settled } from '../support/answers.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

interface StreamDetails {
  readonly state: string;
  readonly detail?: string;
}

const streamOf = async (service: ServiceProcess): Promise<StreamDetails | undefined> => {
  const response = await fetch(`${service.url}/readyz`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { readonly details: { readonly stream?: StreamDetails } }).details
    .stream;
};

/** What an operator does who creates the streams by hand. */
const create = async ({ client }: StreamWorld): Promise<void> => {
  const { stream } = loadSettings({
    STREAM_PREFIX: client.prefix,
    STREAM_ACK_WAIT_SECONDS: '2',
    STREAM_LEASE_TTL_SECONDS: '3',
  });
  const handles = {
    nc: client.nc,
    js: jetstream(client.nc),
    jsm: await jetstreamManager(client.nc),
    inboxPrefix: undefined,
  };
  await createTopology(handles, topologyOf(stream));
};

describe('streams that are not as they must be', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });
  const alert = alertOf({ workload: 'cart' });

  it('are waited for with STREAM_PROVISION=verify: lanes off, the process stays and says why', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const service = await world.start({ STREAM_PROVISION: 'verify' });
    const wrong = await service.logs('stream_topology_wrong');
    expect(wrong['problems']).toEqual(
      expect.arrayContaining([
        `stream ${world.client.stream('work')} is missing`,
        `bucket ${world.prefix}_lease is missing`,
        `consumer intake of ${world.client.stream('alerts')} is missing`,
      ]),
    );
    expect(await streamOf(service)).toMatchObject({
      state: 'misconfigured',
      variable: 'STREAM_PROVISION',
      detail: expect.stringMatching(/is missing/),
    });
    expect(service.line('lanes_started')).toBeUndefined();

    await create(world);
    await world.client.publish(alert);
    await service.logs('lanes_started');
    expect((await streamOf(service))?.state).toBe('up');
    await settled(world.client, { alerts: [alert] });
    expect(service.hasExited).toBe(false);
  });

  it('are refused with STREAM_PROVISION=verify where a field differs that the work rests on', async () => {
    const world = await StreamWorld.forThisTest(nats);
    await create(world);
    const { jsm } = world.client;
    const right = (await jsm.streams.info(world.client.stream('work'))).config;
    await jsm.streams.update(right.name, { ...right, max_msgs_per_subject: 5 });
    const service = await world.start({ STREAM_PROVISION: 'verify' });
    const wrong = await service.logs('stream_topology_wrong');
    expect(wrong['problems']).toEqual([`stream ${right.name} differs in max_msgs_per_subject`]);
    const command = `nats stream edit ${right.name} --max-msgs-per-subject=1 --force`;
    expect(wrong['mend']).toEqual([command]);
    expect((await streamOf(service))?.detail).toContain(command);
    await jsm.streams.update(right.name, right);
    await service.logs('lanes_started');
  });

  it('are told with the command that mends them where the service runs all the same', async () => {
    const world = await StreamWorld.forThisTest(nats);
    await create(world);
    const service = await world.service({ STREAM_ACK_WAIT_SECONDS: '5' });
    const stream = world.client.stream('alerts');
    const command = `nats consumer edit ${stream} intake --wait=5000ms --force`;
    expect((await service.logs('stream_topology_differs'))['mend']).toContain(command);
    expect((await streamOf(service))?.detail).toContain(command);

    const settings = {
      NATS_URL: nats.url,
      STREAM_PREFIX: world.prefix,
      STREAM_ACK_WAIT_SECONDS: '5',
      STREAM_LEASE_TTL_SECONDS: '3',
    };
    const check = new CompiledProcess('cli/kuberca.js', ['topology', '--check'], settings);
    expect((await check.exited).code).toBe(1);
    expect(check.stdout).toContain(`consumer intake of ${stream} differs in ack_wait\n  ${command}\n`);
  });

  it('are printed as resources for NACK', async () => {
    const print = new CompiledProcess('cli/kuberca.js', ['topology', '-o', 'nack'], {});
    expect((await print.exited).code).toBe(0);
    const printed = parseAllDocuments(print.stdout).map((document) => document.toJS() as unknown);
    expect(printed).toEqual(nackResources(topologyOf(loadSettings({}).stream)));
  });

  it('are made where they are missing, and left alone where they are', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const { jsm } = world.client;
    const name = world.client.stream('results');
    await jsm.streams.add({ name, subjects: [`${world.prefix}.results.>`], max_msgs_per_subject: 7 });
    const service = await world.service();
    await world.client.publish(alert);
    await settled(world.client, { alerts: [alert] });
    expect((await jsm.streams.info(name)).config.max_msgs_per_subject).toBe(7);
    expect(service.line('stream_topology_created')?.['made']).not.toContain(name);
  });

  it.each(['work', 'alerts'] as const)(
    'a consumer of %s that is deleted while the service runs is made anew, and nothing is asked twice',
    async (word) => {
      const world = await StreamWorld.forThisTest(nats);
      const { client } = world;
      const service = await world.service();
      await client.publish(alert);
      await settled(client, { alerts: [alert] });
      const durable = word === 'work' ? 'analyst-normal' : 'intake';
      await client.jsm.consumers.delete(client.stream(word), durable);

      const later = alertOf({ workload: 'later' });
      await client.publish(later);
      await service.logs('stream_topology_created', ({ made }) =>
        (made as readonly string[]).includes(`${client.stream(word)}/${durable}`),
      );
      await settled(client, { alerts: [alert, later] });
      expect(world.model.requests).toHaveLength(2);
    },
  );

  it('streams that are lost while the service runs are made anew; the next message of each alert answers it', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const { client } = world;
    const service = await world.service();
    await client.publish(alert);
    await settled(client, { alerts: [alert] });
    for (const word of ['work', 'alerts'] as const) await client.jsm.streams.delete(client.stream(word));
    await until('the streams are made anew', () => service.lines('stream_topology_created').length > 1);
    const later = alertOf({ workload: 'later' });
    await until('alerts are taken', () => client.publish(later).then(Boolean));
    await client.publish(alert);
    await settled(client, { alerts: [alert, later] });
    expect(world.modelCalls(alert)).toBe(1);
    expect(service.hasExited).toBe(false);
  });
});

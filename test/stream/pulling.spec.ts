import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import type { Handles } from '../../src/jetstream/open.js';
import { createTopology } from '../../src/jetstream/provision.js';
import { PullFailed, Puller } from '../../src/jetstream/pull.js';
import { INTAKE } from '../../src/jetstream/stream-names.js';
import { topologyOf } from '../../src/jetstream/topology.js';
import { natsForThisFile } from '../support/nats-server.js';

describe('pulling', () => {
  let handles: Handles;
  const { stream } = loadSettings({});
  const topology = topologyOf(stream);
  const [intake] = topology.consumers.filter(({ config }) => config.durable_name === INTAKE);
  if (intake === undefined) throw new Error('there is a consumer of alerts');

  beforeAll(async () => {
    const nc = await connect({ servers: (await natsForThisFile()).url });
    const jsm = await jetstreamManager(nc);
    handles = { nc, js: jetstream(nc), jsm, inboxPrefix: undefined };
    await createTopology(handles, topology);
  });
  afterAll(() => handles.nc.close());

  const publish = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) await handles.js.publish('kuberca.alerts.x', `${n}`);
  };

  it('takes what is there, up to what was asked for, without waiting for more', async () => {
    const puller = new Puller(intake);
    await publish(5);
    const first = await puller.next(handles, { most: 3, waitMs: 60_000 });
    const rest = await puller.next(handles, { most: 10, waitMs: 60_000 });
    expect([first.length, rest.length]).toEqual([3, 2]);
    expect(rest.map(({ subject }) => subject)).toEqual(['kuberca.alerts.x', 'kuberca.alerts.x']);
    for (const message of [...first, ...rest]) expect(await message.confirm(5000)).toBe(true);
    expect(await puller.next(handles, { most: 10, waitMs: 0 })).toEqual([]);
    expect(puller.stop()).toEqual([]);
  });

  it('waits for a first message', async () => {
    const puller = new Puller(intake);
    const pulled = puller.next(handles, { most: 10, waitMs: 60_000 });
    await publish(1);
    const [message] = await pulled;
    expect(message).toMatchObject({ deliveryCount: 1 });
    message?.handBack(0);
    const [again] = await puller.next(handles, { most: 10, waitMs: 60_000 });
    expect(again).toMatchObject({ sequence: message?.sequence, deliveryCount: 2 });
    await again?.confirm(5000);
    puller.stop();
  });

  it('fails where the consumer is gone', async () => {
    const puller = new Puller({ ...intake, config: { ...intake.config, durable_name: 'gone' } });
    await expect(puller.next(handles, { most: 1, waitMs: 10 })).rejects.toThrow(PullFailed);
    puller.stop();
  });
});

import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { permissionsOf, type Permissions } from '../../src/jetstream/permissions.js';
import { topologyOf } from '../../src/jetstream/topology.js';
import { natsForThisFile, startAgain, type RunningNats } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';

describe('a switch of the model', () => {
  let nats: RunningNats;
  let nc: NatsConnection;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });
  beforeEach(async () => {
    nc = await connect({ servers: nats.url });
  });
  afterEach(() => nc.close());

  const post = (service: ServiceProcess, path: string, body: unknown): Promise<Response> =>
    fetch(new URL(path, service.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  const analyse = async (service: ServiceProcess): Promise<void> => {
    const { status } = await post(service, '/analyze', {
      alert: alertOf({ workload: 'cart' }),
      thread_ts: '1',
    });
    expect(status).toBe(200);
  };

  it('reaches the other processes, and not those that start later', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const [first, second] = await Promise.all([world.service(), world.service()]);
    const answer = await post(first, '/config/ai', { provider: 'OpenAI', model_id: 'gpt-5' });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'ok', provider: 'OpenAI', model_id: 'gpt-5' },
    ]);
    await second.logs('model_switched', ({ model }) => model === 'gpt-5');
    const third = await world.service();
    for (const service of [first, second, third]) await analyse(service);
    expect(world.model.requests.map(({ body }) => body.model)).toEqual(['gpt-5', 'gpt-5', 'gpt-6.1-sol']);
    // Its own message came back to the first and was none of its business.
    expect(first.lines('model_switched')).toHaveLength(1);
  });

  it('is taken from messages that can be read, and from no others', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const service = await world.service();
    const subject = `${world.prefix}.control.model`;
    const body = { provider: 'openai', model_id: 'gpt-5' };
    const messages = [
      'no json',
      '{}',
      JSON.stringify({ from: 'x', body: { ...body, model_id: '../files' } }),
      JSON.stringify({ from: 'x', body: { ...body, provider: 'mistral' } }),
      JSON.stringify({ from: 'x', body, padding: 'x'.repeat(5000) }),
    ];
    for (const message of messages) nc.publish(subject, message);
    nc.publish(subject, JSON.stringify({ from: 'x', body: { ...body, model_id: 'gpt-5-mini' } }));
    await service.logs('model_switched');
    expect(service.lines('model_switched')).toEqual([expect.objectContaining({ model: 'gpt-5-mini' })]);
    expect([
      service.lines('replica_message_unreadable').length,
      service.lines('model_announcement_invalid').length,
    ]).toEqual([3, 2]);
    expect((await service.stop()).code).toBe(0);
  });

  it('holds here while NATS is gone, and reaches the others again when it is back', async () => {
    const server = await natsForThisFile();
    const world = await StreamWorld.forThisTest(server);
    const [here, other] = await Promise.all([world.service(), world.service()]);
    await server.kill();
    await Promise.all([here, other].map((service) => service.logs('nats_disconnected')));
    const choice = { provider: 'openai', model_id: 'gpt-5' };
    expect((await post(here, '/config/ai', choice)).status).toBe(200);
    await here.logs('model_not_announced');
    await analyse(here);
    expect(world.model.requests.at(-1)?.body.model).toBe('gpt-5');
    await startAgain(server);
    await Promise.all([here, other].map((service) => service.logs('nats_reconnected')));
    await post(here, '/config/ai', { ...choice, model_id: 'gpt-5-mini' });
    await other.logs('model_switched');
    expect(other.lines('model_switched')).toEqual([expect.objectContaining({ model: 'gpt-5-mini' })]);
  });

  it('needs no more rights than `kuberca topology` prints; a user without them loses nothing else', async () => {
    const { stream } = loadSettings({});
    const { service } = permissionsOf(topologyOf(stream), stream.prefix);
    const control = `${stream.prefix}.control.>`;
    const without = (subjects: readonly string[]) => subjects.filter((subject) => subject !== control);
    const user = (name: string, { publish, subscribe }: Permissions) =>
      `{ user: ${name}, password: p, permissions: ${JSON.stringify({ publish, subscribe })} }`;
    const earlier = { publish: without(service.publish), subscribe: without(service.subscribe) };
    const server = await natsForThisFile({
      config: `
        authorization { users: [
          { user: any, password: p }
          ${user('service', service)}
          ${user('earlier', earlier)}
        ] }
        no_auth_user: any`,
    });
    const world = await StreamWorld.forThisTest(server);
    const as = (name: string) =>
      world.service({ STREAM_PREFIX: stream.prefix, NATS_USER: name, NATS_PASSWORD: 'p' });
    const services = [await as('service'), await as('service'), await as('earlier')] as const;
    const [first, second, old] = services;
    expect(await old.logs('replica_channel_failed')).toMatchObject({
      remedy: expect.stringContaining('kuberca.control.model'),
    });
    const choice = { provider: 'openai', model_id: 'gpt-5' };
    expect((await post(old, '/config/ai', choice)).status).toBe(200);
    await post(first, '/config/ai', { ...choice, model_id: 'gpt-5-mini' });
    await second.logs('model_switched');
    expect(services.map((one) => one.lines('model_switched').map(({ model }) => model))).toEqual([
      ['gpt-5-mini'],
      ['gpt-5-mini'],
      ['gpt-5'],
    ]);
    await analyse(old);
    expect([first, second].map((one) => one.lines('replica_channel_failed'))).toEqual([[], []]);
  });
});

import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
    expect(world.model.requests.map(({ body }) => body.model)).toEqual(['gpt-5', 'gpt-5', 'gpt-4o']);
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
});

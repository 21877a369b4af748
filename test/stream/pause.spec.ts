import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import type { Frame, NatsProxy } from '../support/nats-proxy.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, resolved, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';

describe('a service that is paused beyond ack_wait and its lease', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });
  const alerts = ['KubePodCrashLooping', 'KubePodNotReady'].map((alertname) =>
    alertOf({ workload: 'cart', alertname }),
  );

  /** One service is paused in the middle of its model call; another has taken over and asked the model as well. */
  const takenOver = async (
    settings: Readonly<Record<string, string>> = {},
  ): Promise<{ world: StreamWorld; paused: ServiceProcess; other: ServiceProcess; line: NatsProxy }> => {
    const world = await StreamWorld.forThisTest(nats);
    const line = await world.proxy();
    const paused = await world.service({ NATS_URL: line.url, ...settings });
    world.model.hold();
    await world.client.publish(webhookOf(alerts));
    await world.model.arrived(1);
    paused.signal('SIGSTOP');
    const other = await world.service();
    await world.model.arrived(2);
    return { world, paused, other, line };
  };

  /** What the resumed service told the server about its message: nothing but an acknowledgement is allowed. */
  const handedBack = (line: NatsProxy): readonly Frame[] =>
    line.published.filter(
      ({ subject, payload }) => subject.startsWith('$JS.ACK.') && /-NAK|\+TERM/.test(payload),
    );

  it('resumes after the other has answered: nothing changes', async () => {
    const { world, paused, line } = await takenOver();
    world.model.release();
    await settled(world.client, { alerts });
    const results = await world.client.results();
    const deliveries = (await world.client.analyst()).num_redelivered;

    paused.signal('SIGCONT');
    await paused.logs('results_published', ({ published }) => published === 0);
    await settled(world.client, { alerts });
    expect(await world.client.results()).toEqual(results);
    expect(await world.client.groupResults()).toHaveLength(1);
    expect(handedBack(line)).toEqual([]);
    expect((await world.client.analyst()).num_redelivered).toBe(deliveries);
  });

  it('resumes while the other still works: one of them is answered, not both', async () => {
    const { world, paused, other, line } = await takenOver();
    paused.signal('SIGCONT');
    world.model.release();
    await Promise.all([paused.logs('results_published'), other.logs('results_published')]);
    await settled(world.client, { alerts });
    expect(await world.client.groupResults()).toHaveLength(1);
    expect(await world.client.results()).toHaveLength(1 + alerts.length);
    expect(handedBack(line)).toEqual([]);
    expect(world.model.requests).toHaveLength(2);
  });

  it('resumes when the alert is over: the earlier state does not come back', async () => {
    const { world, paused, line } = await takenOver();
    const over = alerts.map(resolved);
    await world.client.publish(webhookOf(over));
    world.model.release();
    await settled(world.client, { alerts: over });
    paused.signal('SIGCONT');
    await paused.logs('results_published');
    await settled(world.client, { alerts: over });
    expect(handedBack(line)).toEqual([]);
  });

  it('resumes only to be stopped: it lets go of its message without a word', async () => {
    const { world, paused, other, line } = await takenOver({ SHUTDOWN_GRACE_SECONDS: '2' });
    paused.signal('SIGCONT');
    expect(await paused.stop()).toEqual({ code: 0, signal: null });
    expect(handedBack(line)).toEqual([]);
    world.model.release();
    await settled(world.client, { alerts });
    expect(world.model.requests).toHaveLength(2);
    expect(await world.client.groupResults()).toHaveLength(1);
    expect(other.hasExited).toBe(false);
  });
});

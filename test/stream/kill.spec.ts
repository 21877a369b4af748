import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import type { Frame, FrameMatch, NatsProxy } from '../support/nats-proxy.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';

/** Where the service is killed, and how often the model may have been asked in the end. */
interface KillPoint {
  readonly when: string;
  readonly cut: 'before' | 'after';
  readonly at: (prefix: string) => FrameMatch;
  readonly modelCalls: number;
}

const on =
  (subject: (prefix: string) => string) =>
  (prefix: string): FrameMatch =>
  (frame) =>
    frame.subject.startsWith(subject(prefix));

/** The acknowledgement itself; heartbeats go to the same subject. */
const acknowledging =
  (stream: string) =>
  (prefix: string): FrameMatch =>
  ({ subject, payload }) =>
    subject.startsWith(`$JS.ACK.${prefix.toUpperCase()}_${stream}.`) && !payload.includes('+WPI');

const nth =
  (count: number, match: (prefix: string) => FrameMatch) =>
  (prefix: string): FrameMatch => {
    let seen = 0;
    return (frame: Frame) => match(prefix)(frame) && (seen += 1) === count;
  };

const state = on((prefix) => `$KV.${prefix}_alert_state.`);
const trigger = on((prefix) => `${prefix}.work.`);
const attempt = on((prefix) => `$KV.${prefix}_attempts.`);
const groupResult = on((prefix) => `${prefix}.results.group.`);
const alertResult = on((prefix) => `${prefix}.results.alert.`);

const POINTS: readonly KillPoint[] = [
  { when: 'between the states of one message', cut: 'before', at: nth(2, state), modelCalls: 1 },
  { when: 'between state and trigger', cut: 'before', at: trigger, modelCalls: 1 },
  { when: 'when the trigger is stored, before it knows', cut: 'after', at: trigger, modelCalls: 1 },
  {
    when: 'between trigger and acknowledgement of the alerts',
    cut: 'before',
    at: acknowledging('ALERTS'),
    modelCalls: 1,
  },
  { when: 'under the lease, before the attempt is counted', cut: 'before', at: attempt, modelCalls: 1 },
  { when: 'when the attempt is counted, before the model', cut: 'after', at: attempt, modelCalls: 1 },
  { when: 'after the model, before the group result', cut: 'before', at: groupResult, modelCalls: 2 },
  { when: 'when the group result is stored, before it knows', cut: 'after', at: groupResult, modelCalls: 1 },
  { when: 'after the group result, before its fan-out', cut: 'before', at: alertResult, modelCalls: 1 },
  { when: 'in the middle of the fan-out', cut: 'before', at: nth(2, alertResult), modelCalls: 1 },
  {
    when: 'after the fan-out, before the acknowledgement',
    cut: 'before',
    at: acknowledging('WORK'),
    modelCalls: 1,
  },
  {
    when: 'when the trigger is acknowledged, before it knows',
    cut: 'after',
    at: acknowledging('WORK'),
    modelCalls: 1,
  },
];

const alerts = ['KubePodCrashLooping', 'KubePodNotReady'].map((alertname) =>
  alertOf({ workload: 'cart', alertname }),
);

const cutAt = (proxy: NatsProxy, point: KillPoint, prefix: string): Promise<Frame> =>
  point.cut === 'before' ? proxy.cutBefore(point.at(prefix)) : proxy.cutAfter(point.at(prefix));

/** Kills a service at the point, starts another, and looks at what both have done. */
const killAt = async (point: KillPoint, world: StreamWorld): Promise<void> => {
  const proxy = await world.proxy();
  const service = await world.service({ NATS_URL: proxy.url });
  const cut = cutAt(proxy, point, world.prefix);
  await world.client.publish(webhookOf(alerts));
  await cut;
  await service.kill();

  await world.service();
  await settled(world.client, { alerts });
  expect(world.model.requests).toHaveLength(point.modelCalls);
  expect(await world.client.groupResults()).toHaveLength(1);
  expect(await world.client.results()).toHaveLength(1 + alerts.length);
};

describe('a service that is killed', () => {
  let nats: RunningNats;
  const outcomes = new Map<KillPoint, Promise<void>>();

  beforeAll(async () => {
    nats = await natsForThisFile();
    // Each waits seconds for what the dead process held: two at a time.
    const lanes = [Promise.resolve(), Promise.resolve()];
    for (const [index, point] of POINTS.entries()) {
      const lane = index % lanes.length;
      const outcome = (lanes[lane] ?? Promise.resolve()).then(async () => {
        const world = await StreamWorld.forThisFile(nats);
        await killAt(point, world).finally(() => world.close());
      });
      outcomes.set(point, outcome);
      lanes[lane] = outcome.catch(() => undefined);
    }
  });

  it.each(POINTS.map((point) => [point.when, point] as const))(
    '%s: another answers every alert, once',
    async (_, point) => {
      await outcomes.get(point);
    },
    60_000, // run alone, it waits for those before it
  );

  it('while the model thinks: the model is asked once more, and the late answer changes nothing', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const service = await world.service();
    world.model.hold();
    await world.client.publish(webhookOf(alerts));
    await world.model.arrived(1);
    await service.kill();
    world.model.release();

    await world.service();
    await settled(world.client, { alerts });
    expect(world.model.requests).toHaveLength(2);
    expect(await world.client.groupResults()).toHaveLength(1);
  });

  it('again and again at random moments of a stream of alerts: every alert is answered', async () => {
    const world = await StreamWorld.forThisTest(nats);
    let service = await world.service();
    const many = Array.from({ length: 24 }, (_, index) =>
      alertOf({ workload: `shop-${index % 6}`, alertname: `Alert${Math.floor(index / 6)}` }),
    );
    for (const [index, alert] of many.entries()) {
      await world.client.publish(alert, `n${index}`);
      if (index % 8 !== 7) continue;
      await service.kill();
      service = await world.service();
    }
    await settled(world.client, { alerts: many });
  }, 60_000);
});

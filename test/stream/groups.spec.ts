import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { natsForThisFile } from '../support/nats-server.js';
import { alertOf, resolved, webhookOf } from '../support/stream-alert.js';
import type { StreamClient } from '../support/stream-client.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

describe('alerts of one workload', () => {
  let settling: StreamWorld;
  let client: StreamClient;

  beforeAll(async () => {
    settling = await StreamWorld.forThisFile(await natsForThisFile(), {
      GROUP_SETTLE_SECONDS: '1',
      CARRY_MIN_SECONDS: '1',
      FLAP_THRESHOLD: '3',
    });
    client = settling.client;
    await settling.service();
  });
  const started = '2026-03-02T09:14:30.000Z';

  it('that arrive within the settle time get one analysis, each its own answer', async () => {
    const alerts = ['KubePodCrashLooping', 'KubePodNotReady'].map((alertname) =>
      alertOf({ workload: 'cart', alertname }),
    );
    for (const alert of alerts) await client.publish(alert, alert.fingerprint);
    const [one, other] = await Promise.all(alerts.map((alert) => client.answerTo(alert)));
    expect(one?.body.groupSequence).toBe(other?.body.groupSequence);
    expect(one?.body.group).toMatchObject({ memberCount: 2, episode: started });
    await settled(client, { alerts });
    expect(settling.modelCalls(alertOf({ workload: 'cart' }))).toBe(1);
  });

  it('a new name in a group that was answered is an update for all of it', async () => {
    const first = alertOf({ workload: 'orders', alertname: 'KubePodCrashLooping' });
    const second = alertOf({ workload: 'orders', alertname: 'KubePodNotReady' });
    await client.publish(first);
    const before = await client.answerTo(first);
    await client.publish(second);
    const after = await client.answerTo(first, ({ body }) => body.kind === 'update');
    expect((await client.answerTo(second)).body).toMatchObject({
      kind: 'update',
      groupSequence: after.body.groupSequence,
      analysisSequence: after.body.groupSequence,
    });
    expect(after.body.analysisSequence).not.toBe(before.body.analysisSequence);
    expect(after.body.group).toMatchObject({ episode: started, memberCount: 2 });
    expect(settling.modelCalls(first)).toBe(2);
  });

  it('one more of the same name carries the earlier report, and is answered with it', async () => {
    const pods = [1, 2, 3].map((pod) => alertOf({ workload: 'mail', labels: { pod: `mail-${pod}` } }));
    await client.publish(webhookOf(pods.slice(0, 2)));
    const [one] = pods;
    const [, , third] = pods;
    if (one === undefined || third === undefined) throw new Error('three pods');
    const before = await client.answerTo(one);
    await client.publish(third);
    const answer = await client.answerTo(third);
    expect(answer.body).toMatchObject({
      kind: 'update',
      analysisSequence: before.body.groupSequence,
      group: { memberCount: 3 },
    });
    const [lead, ...report] = answer.body.analysis?.split('\n\n') ?? [];
    expect(lead).toBe('KubePodCrashLooping (shop/mail-3) fires. 3 of 3 alerts of its group fire.');
    expect(before.body.analysis).toMatch(/^KubePodCrashLooping \(shop\/mail-1\) fires\. 2 of 2 alerts/);
    expect(before.body.analysis?.split('\n\n').slice(1)).toEqual(report);
    expect(answer.body.warnings).toContainEqual(
      expect.stringMatching(/joined its group after the evidence was read/),
    );
    expect(JSON.stringify(before.body.warnings)).not.toMatch(/joined its group/);
    expect(answer.body.groupSequence).toBeGreaterThan(before.body.groupSequence ?? Infinity);
    // Nothing new for those that were answered.
    expect(await client.answersTo(one)).toHaveLength(1);
    expect(settling.modelCalls(one)).toBe(1);
    // What would be analysed for it within the minute is over.
    await client.publish(resolved(third));
    await client.answerTo(resolved(third));
  });

  it('a higher severity is an update', async () => {
    const warning = alertOf({ workload: 'search' });
    const critical = alertOf({ workload: 'search', labels: { severity: 'critical' } });
    await client.publish(warning);
    await client.answerTo(warning);
    await client.publish(critical);
    expect((await client.answerTo(critical)).body.kind).toBe('update');
    expect(settling.modelCalls(warning)).toBe(2);
  });

  it('all over before they are analysed: answered without a model', async () => {
    const alerts = ['KubePodCrashLooping', 'KubePodNotReady'].map((alertname) =>
      alertOf({ workload: 'brief', alertname }),
    );
    await client.publish(webhookOf(alerts));
    await client.publish(webhookOf(alerts.map(resolved)));
    for (const alert of alerts.map(resolved)) {
      expect((await client.answerTo(alert)).body).toMatchObject({
        kind: 'resolved_before_analysis',
        provenance: { model: null },
        alert: { status: 'resolved' },
      });
      expect(await client.answersTo(alert)).toHaveLength(1);
    }
    expect(settling.modelCalls(alertOf({ workload: 'brief' }))).toBe(0);
  });

  it('one over, one firing: each is told its own state, and the rest when it is over too', async () => {
    const [a, b] = ['KubePodCrashLooping', 'KubePodNotReady'].map((alertname) =>
      alertOf({ workload: 'half', alertname }),
    );
    if (a === undefined || b === undefined) throw new Error('two alerts');
    await client.publish(webhookOf([a, b]));
    await Promise.all([client.answerTo(a), client.answerTo(b)]);
    await client.publish(resolved(a));
    const over = await client.answerTo(resolved(a));
    expect(over.body).toMatchObject({ kind: 'recovery', alert: { status: 'resolved' } });
    expect(over.body.analysis_summary).toMatch(
      / is over since \S+ 1 of 2 alerts of its group fires\. Found while it fired: ./,
    );
    expect(over.body.group.members.map(({ status }) => status).sort()).toEqual(['firing', 'resolved']);
    expect((await client.answersTo(b)).at(-1)?.body.alert?.status).toBe('firing');
    await client.publish(resolved(b));
    const last = await client.answerTo(resolved(b));
    expect(last.body.group.members.map(({ status }) => status)).toEqual(['resolved', 'resolved']);
    expect(settling.modelCalls(a)).toBe(1);
  });

  it('that flap are analysed once more, then answered without an analysis', async () => {
    const at = (hour: number) => alertOf({ workload: 'flappy', startsAt: `2026-03-02T1${hour}:00:00Z` });
    const warnings: (readonly string[])[] = [];
    for (const hour of [0, 1, 2]) {
      await client.publish(at(hour));
      warnings.push((await client.answerTo(at(hour))).body.warnings ?? []);
      await client.publish(resolved(at(hour)));
      expect((await client.answerTo(resolved(at(hour)))).body.kind).toBe('recovery');
    }
    expect(warnings.map((texts) => texts.filter((text) => text.includes('flaps')))).toEqual([
      [],
      [expect.stringMatching(/changed 3 times between firing and resolved since 20\d\d-/)],
      [expect.stringMatching(/changed 5 times .* not analysed again .* for 30 minutes/)],
    ]);
    expect(settling.modelCalls(at(0))).toBe(2);
  });

  it('an older message about an alert changes nothing', async () => {
    const now = alertOf({ workload: 'late', startsAt: '2026-03-02T12:00:00Z' });
    await client.publish(now);
    await client.answerTo(now);
    await client.publish(resolved({ ...now, startsAt: '2026-03-02T09:00:00Z' }));
    await client.publish({ ...now, startsAt: '2026-03-02T09:00:00Z' });
    await settled(client, { alerts: [now] });
    expect(await client.answersTo(now)).toHaveLength(1);
    expect(settling.modelCalls(now)).toBe(1);
  });
});

describe('an alert that joins its group after the evidence was read', () => {
  it('is looked at when the last analysis is long enough ago, once, also by another process', async () => {
    const world = await StreamWorld.forThisTest(await natsForThisFile(), { REANALYSE_MIN_SECONDS: '8' });
    const { client } = world;
    const first = await world.service();
    const pods = [1, 2, 3].map((pod) => alertOf({ workload: 'mail', labels: { pod: `mail-${pod}` } }));
    const [one, , third] = pods;
    if (one === undefined || third === undefined) throw new Error('three pods');
    await client.publish(webhookOf(pods.slice(0, 2)));
    await client.answerTo(one);
    await client.publish(third);
    const early = await client.answerTo(third);
    expect(early.body.warnings).toContainEqual(
      expect.stringMatching(/after the evidence was read \(20\d\d-/),
    );
    await first.kill();
    await world.service();
    const later = await client.answerTo(third, ({ body }) => body.analysisSequence === body.groupSequence);
    expect(later.body).toMatchObject({ kind: 'update' });
    expect(JSON.stringify(later.body.warnings)).not.toMatch(/joined its group/);
    const calls = world.modelCalls(one);
    await client.publish(webhookOf(pods));
    await settled(client, { alerts: pods });
    expect(world.modelCalls(one)).toBe(calls);
    expect(calls).toBe(2);
  });
});

describe('a group that is full', () => {
  it('has a sibling whose alerts are told its report, with one model call for both', async () => {
    const world = await StreamWorld.forThisTest(await natsForThisFile(), {
      GROUP_MAX_MEMBERS: '10',
      GROUP_SETTLE_SECONDS: '1',
    });
    const { client } = world;
    await world.service();
    const pods = Array.from({ length: 24 }, (_, pod) =>
      alertOf({ workload: 'mail', labels: { pod: `mail-${pod}` } }),
    );
    await client.publish(webhookOf(pods.slice(0, 10)));
    const first = await client.answerTo(pods[0]!);
    await client.publish(webhookOf(pods));
    const answers = await Promise.all(pods.map((pod) => client.answerTo(pod)));
    const members = new Map(
      answers.map(({ body: { group } }) => [group.key['sibling'] ?? '1', group.memberCount]),
    );
    expect([...members.keys()].sort().slice(0, 3)).toEqual(['1', '2', '3']);
    expect(Math.max(...members.values())).toBe(10);
    const ofSiblings = answers.filter(({ body }) => body.group.key['sibling'] !== undefined);
    expect(ofSiblings.length).toBeGreaterThanOrEqual(12);
    for (const { body } of ofSiblings) {
      expect(body.analysis).toContain(first.body.analysis?.split('\n\n').at(-1));
      expect(body.warnings).toContainEqual(expect.stringContaining(`results.group.${first.body.group.id}`));
    }
    await settled(client, { alerts: pods });
    expect(world.modelCalls(pods[0]!)).toBe(1);
    await client.publish(webhookOf(pods.map(resolved)));
    for (const pod of pods.map(resolved)) expect((await client.answerTo(pod)).body.kind).toBe('recovery');
  });
});

describe('alerts that end while the model is asked', () => {
  const start = async () => {
    const world = await StreamWorld.forThisTest(await natsForThisFile(), { FLAP_THRESHOLD: '0' });
    await world.service();
    const alerts = ['KubePodCrashLooping', 'KubePodNotReady'].map((alertname) =>
      alertOf({ workload: 'cart', alertname }),
    );
    world.model.hold();
    await world.client.publish(webhookOf(alerts));
    await world.model.arrived(1);
    return { world, client: world.client, alerts, one: alerts[0]! };
  };

  it('end its call: the rules answer at once, as a recovery, and the next episode is analysed', async () => {
    const { world, client, alerts, one } = await start();
    await client.publish(webhookOf(alerts.map(resolved)));
    for (const alert of alerts.map(resolved)) {
      const { body } = await client.answerTo(alert);
      expect(body).toMatchObject({ kind: 'recovery', provenance: { model: null, reason: 'resolved' } });
    }
    await until('the call has ended', () => world.model.requests[0]?.aborted);
    world.model.release();
    const again = { ...one, startsAt: '2026-03-02T11:00:00Z' };
    await client.publish(again);
    expect((await client.answerTo(again, ({ body }) => body.alert?.status === 'firing')).body.kind).toBe(
      'analysis',
    );
    expect(world.model.requests).toHaveLength(2);
  });

  it('let it go on while one of them fires', async () => {
    const { world, client, one } = await start();
    await client.publish(resolved(one));
    // Time for two looks at the group.
    await new Promise((resolve) => setTimeout(resolve, 5000));
    expect(world.model.requests[0]?.aborted).toBe(false);
    world.model.release();
    expect((await client.answerTo(resolved(one))).body.provenance.reason).not.toBe('resolved');
  });
});

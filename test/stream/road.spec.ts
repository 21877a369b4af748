import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { natsForThisFile } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, type PublishedAlert, resolved, STARTED, webhookOf } from '../support/stream-alert.js';
import type { StreamClient } from '../support/stream-client.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

/** The alert that the recorded cluster explains. */
const OOM_KILLED: PublishedAlert = {
  ...alertOf({ workload: 'cart-api', labels: { pod: 'cart-api-6b6ccbc6c7-k2n68', container: 'app' } }),
  startsAt: '2026-11-23T18:52:33Z',
};

const FIELDS_OF_ANALYZE = [
  'status',
  'thread_ts',
  'analysis',
  'analysis_summary',
  'analysis_detail',
  'analysis_summary_i18n',
  'analysis_detail_i18n',
  'analysis_type',
  'analysis_quality',
  'missing_data',
  'warnings',
  'capabilities',
  'context',
  'artifacts',
  'cause',
  'further_causes',
];
const FIELDS_OF_RESULT = [
  'version',
  'kind',
  'incident_id',
  'alert',
  'group',
  'groupSequence',
  'analysisSequence',
  'provenance',
  'findings',
  'evidence',
];

describe('the road from an alert to its answer', () => {
  let world: StreamWorld;
  let client: StreamClient;
  let service: ServiceProcess;
  const published: PublishedAlert[] = [];

  /** Remembers an alert for the last check of all. */
  const expected = (alert: PublishedAlert): PublishedAlert => {
    const known = published.findIndex(({ fingerprint }) => fingerprint === alert.fingerprint);
    if (known === -1) published.push(alert);
    else published[known] = alert;
    return alert;
  };
  const post = (body: unknown): Promise<Response> =>
    fetch(`${service.url}/webhook/alertmanager`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    world = await StreamWorld.forThisFile(await natsForThisFile());
    client = world.client;
    service = await world.service();
  });

  it('goes from the webhook to the subjects of the alert and of its group', async () => {
    const alert = expected(OOM_KILLED);
    const response = await post(webhookOf([alert]));
    expect([response.status, await response.json()]).toEqual([200, { accepted: 1, rejected: 0 }]);

    const answer = await client.answerTo(alert);
    expect(Object.keys(answer.body).sort()).toEqual([...FIELDS_OF_ANALYZE, ...FIELDS_OF_RESULT].sort());
    expect(answer.body).toMatchObject({
      status: 'ok',
      version: 1,
      kind: 'analysis',
      thread_ts: '',
      incident_id: null,
      analysis_type: 'firing',
      analysis_summary: 'The container exceeds its memory limit and is killed again and again.',
      capabilities: { k8s_core: 'ok', prometheus: 'unavailable' },
      alert: {
        fingerprint: alert.fingerprint,
        status: 'firing',
        startsAt: '2026-11-23T18:52:33.000Z',
        endsAt: null,
        labels: alert.labels,
        cluster: 'default',
      },
      group: {
        key: { cluster: 'default', namespace: 'shop', workload: 'cart-api' },
        episode: '2026-11-23T18:52:33.000Z',
        memberCount: 1,
        members: [{ fingerprint: alert.fingerprint, alertname: 'KubePodCrashLooping', status: 'firing' }],
      },
      provenance: {
        service: { name: expect.any(String), version: expect.any(String) },
        model: { provider: 'openai', id: 'gpt-6.1-sol' },
        reason: null,
        rules: ['memory/container-limit'],
        usage: { turns: 1, toolCalls: 0, inputTokens: 120, outputTokens: 40, cachedTokens: 20 },
      },
    });
    expect(answer.body['provenance']).toHaveProperty('timings.total', expect.any(Number));
    expect(answer.body['findings']).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'memory/container-limit' })]),
    );
    expect(answer.headers).toMatchObject({
      'ce-specversion': '1.0',
      'ce-type': 'io.kuberca.analysis.alert.v1',
    });

    const group = (await client.groupResults()).find(
      ({ sequence }) => sequence === answer.body.groupSequence,
    );
    expect(group?.subject).toBe(`${world.prefix}.results.group.${answer.body.group.id}`);
    // Its report is its own, and an alert's result names it by its sequence.
    expect(group?.body.analysisSequence).toBeNull();
    expect(answer.body.analysisSequence).toBe(group?.sequence);
    expect(group?.body.analysis).toBe(answer.body.analysis);
    for (const echo of ['thread_ts', 'alert', 'groupSequence']) expect(group?.body).not.toHaveProperty(echo);
    expect(group?.body.group.members).toMatchObject([
      { id: alert.fingerprint, startsAt: '2026-11-23T18:52:33.000Z', status: 'firing' },
    ]);
  });

  it('takes an /analyze request from the stream and echoes what its sender wants', async () => {
    const alert = expected(alertOf({ workload: 'orders' }));
    await client.publish({
      alert,
      thread_ts: '1772442871.004200',
      incident_id: 'INC-1772442870',
      analysis_type: 'firing',
      language: 'ko',
    });
    expect((await client.answerTo(alert)).body).toMatchObject({
      thread_ts: '1772442871.004200',
      incident_id: 'INC-1772442870',
      // By the rules: the recorded cluster has no such deployment, whatever the model says of its memory.
      analysis_summary: expect.stringMatching(/orders.*없습니다/),
      group: { key: { workload: 'orders' } },
    });
  });

  it('takes a bare alert, and computes the fingerprint that is missing as Alertmanager does', async () => {
    const { fingerprint: _, ...bare } = alertOf({ workload: 'billing' });
    const labels = { alertname: 'Watchdog', deployment: 'billing', namespace: 'shop' };
    await client.publish({ ...bare, labels });
    // From `LabelSet.Fingerprint` of prometheus/common for these labels.
    const alert = expected({ ...bare, labels, fingerprint: fnv(labels) });
    expect((await client.answerTo(alert)).body.alert?.fingerprint).toBe(alert.fingerprint);
  });

  it('takes a webhook body from the stream, each alert on its own', async () => {
    const alerts = ['search', 'mail', 'mail'].map((workload, index) =>
      expected(alertOf({ workload, alertname: `Alert${index}` })),
    );
    await client.publish(webhookOf(alerts));
    const groups = await Promise.all(alerts.map((alert) => client.answerTo(alert)));
    expect(new Set(groups.map(({ body }) => body.group.id)).size).toBe(2);
  });

  it('answers a resolved alert with its end, without asking the model again', async () => {
    const alert = expected(alertOf({ workload: 'payments' }));
    await client.publish(alert);
    const first = await client.answerTo(alert);
    const over = expected(resolved(alert));
    await client.publish(over);
    expect((await client.answerTo(over)).body).toMatchObject({
      kind: 'recovery',
      analysis: `KubePodCrashLooping is over since 2026-03-02T09:44:30.000Z. Found while it fired:\n\n${first.body.analysis}`,
      analysisSequence: first.body.analysisSequence,
      analysis_type: 'resolved',
      alert: { status: 'resolved', endsAt: '2026-03-02T09:44:30.000Z' },
      group: { memberCount: 1, members: [{ status: 'resolved' }] },
    });
    expect(world.modelCalls(alert)).toBe(1);
  });

  it('answers an alert that was over before anyone heard of it without a model', async () => {
    const alert = expected(resolved(alertOf({ workload: 'reports' })));
    await client.publish(alert);
    expect((await client.answerTo(alert)).body).toMatchObject({
      kind: 'resolved_before_analysis',
      provenance: { model: null },
    });
    expect(world.modelCalls(alert)).toBe(0);
  });

  it('asks the model once about ten copies of one alert, and not again about a later repeat', async () => {
    const alert = expected(alertOf({ workload: 'invoices' }));
    await Promise.all(Array.from({ length: 10 }, (_, copy) => client.publish(alert, `copy-${copy}`)));
    await client.answerTo(alert);
    await settled(client, { alerts: published });
    await client.publish({ ...alert, annotations: { summary: 'Still crash looping.' } }, 'repeat');
    await settled(client, { alerts: published });
    expect(world.modelCalls(alert)).toBe(1);
    expect(await client.answersTo(alert)).toHaveLength(1);
  });

  it('does not ask the model about copies that arrive while it thinks', async () => {
    const alert = expected(alertOf({ workload: 'ledger' }));
    world.model.hold();
    await client.publish(alert);
    await until('the model is asked', () => world.modelCalls(alert) === 1);
    for (const copy of [1, 2, 3]) await client.publish({ ...alert, annotations: { copy: String(copy) } });
    await service.logs('handed_back', ({ why }) => why === 'lease-held');
    world.model.release();
    await settled(client, { alerts: published });
    expect(world.modelCalls(alert)).toBe(1);
    expect(await client.answersTo(alert)).toHaveLength(1);
  });

  it('takes in what is sent again, and asks nothing anew', async () => {
    const alert = expected(alertOf({ workload: 'stock' }));
    const before = (await client.intake()).delivered.stream_seq;
    await Promise.all([post(webhookOf([alert])), post(webhookOf([alert])), post(webhookOf([alert]))]);
    const other = [await client.publishOnce(alert, 'other'), await client.publishOnce(alert, 'other')];
    expect(other.map(({ duplicate }) => duplicate)).toEqual([false, true]);
    await client.answerTo(alert);
    await settled(client, { alerts: published });
    expect((await client.intake()).delivered.stream_seq - before).toBe(4);
    expect(world.modelCalls(alert)).toBe(1);
  });

  it('stores each message of an alert that fires, resolves and fires again with the same start', async () => {
    const alert = alertOf({ workload: 'returns' });
    const before = (await client.intake()).delivered.stream_seq;
    for (const status of ['firing', 'resolved', 'firing'] as const) {
      const response = await post(webhookOf([{ ...alert, status }]));
      expect(await response.json()).toEqual({ accepted: 1, rejected: 0 });
    }
    await until('all are taken in', async () => (await client.intake()).delivered.stream_seq - before === 3);
  });

  it('takes a whole webhook in as one message, mends odd alerts in it and says so with their answers', async () => {
    const first = expected(alertOf({ workload: 'quotes' }));
    const second = alertOf({ workload: 'rates' });
    const odd = {
      ...second,
      startsAt: '2099-01-01T00:00:00Z',
      annotations: { ...second.annotations, gone: null },
    };
    const before = (await client.intake()).delivered.stream_seq;
    const response = await post({ ...webhookOf([first, odd as never]), truncatedAlerts: 4 });
    expect(await response.json()).toEqual({ accepted: 2, rejected: 0 });
    const answers = [await client.answerTo(first), await client.answerTo(second)];
    await settled(client, { alerts: published });
    expect((await client.intake()).delivered.stream_seq - before).toBe(1);
    expect(answers[0]?.body.warnings).toEqual(
      expect.arrayContaining([expect.stringMatching(/left 4 more alerts/)]),
    );
    expect(answers[1]?.body.warnings).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/annotation gone/),
        expect.stringMatching(/start time 2099.* lies in the future/),
      ]),
    );
    expect(Date.parse(answers[1]?.body.alert?.startsAt ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('answers an alert that fires again later as a new episode', async () => {
    const alert = expected(alertOf({ workload: 'login' }));
    await client.publish(alert);
    await client.answerTo(alert);
    await client.publish(resolved(alert));
    await client.answerTo(resolved(alert));
    const again = expected({ ...alert, startsAt: '2026-03-02T11:00:00Z' });
    await client.publish(again);
    const answer = await client.answerTo(
      again,
      ({ body }) => body.alert?.startsAt === '2026-03-02T11:00:00.000Z',
    );
    expect(answer.body).toMatchObject({ kind: 'analysis', group: { episode: '2026-03-02T11:00:00.000Z' } });
    expect(world.modelCalls(alert)).toBe(2);
    expect(STARTED).not.toBe(again.startsAt);
  });

  it('answers 300 alerts of one group in one message, each on its subject, with one model call', async () => {
    const storm = Array.from({ length: 300 }, (_, pod) =>
      expected(alertOf({ workload: 'storm', labels: { pod: `storm-${pod}` } })),
    );
    await client.publish(webhookOf(storm));
    await settled(client, { alerts: published });
    expect(world.modelCalls(alertOf({ workload: 'storm' }))).toBe(1);
    const [last] = (await client.answersTo(storm[299] ?? OOM_KILLED)).slice(-1);
    expect(last?.body.group.memberCount).toBe(300);
    expect(last?.body).toMatchObject({ brief: true, group: { members: [] } });
    expect(last?.text.length).toBeLessThan(2000);
  }, 60_000);

  it('leaves nothing behind: all answered once, nothing pending, no lease held', async () => {
    await settled(client, { alerts: published });
    const groups = new Set((await client.groupResults()).map(({ body }) => body.group.id));
    for (const group of groups) {
      await until(
        `the lease of ${group} is released`,
        async () => (await client.kept('lease', group)) === null,
      );
      expect(await client.kept('attempts', group)).toBeNull();
    }
    expect((await client.analyst()).num_redelivered).toBe(0);
    expect(service.lines('handler_defect')).toEqual([]);
  });
});

/** FNV-1a over names and values, each followed by 255, in the order of the names. */
const fnv = (labels: Readonly<Record<string, string>>): string => {
  let hash = 0xcbf29ce484222325n;
  const bytes = Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => [...Buffer.from(name), 255, ...Buffer.from(value), 255]);
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
};

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedChange } from '../../src/evidence/recorded-change.js';
import { hasKubelab, Kubelab } from '../support/kubelab.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { ServiceProcess } from '../support/service-process.js';
import { StreamClient } from '../support/stream-client.js';
import { until } from '../support/until.js';

/** The lab and its scenario take some 20 s; more where the machine is busy. */
const START_MS = 300_000;
const WAIT_MS = 60_000;
const SCENARIO = 'crashloop-bad-config';
const CONFIG = 'kuberca.changes.billing.ConfigMap.invoice-worker';

interface Answer {
  readonly analysis: string;
}

(hasKubelab() ? describe : describe.skip)('the change recorder, in a real cluster', () => {
  let lab: Kubelab;
  let nats: RunningNats;
  let client: StreamClient;
  const services: ServiceProcess[] = [];

  const start = async (): Promise<ServiceProcess> => {
    const service = await ServiceProcess.start({
      KUBECONFIG: lab.kubeconfig,
      NATS_URL: nats.url,
      CHANGES_WATCH: 'true',
      STREAM_LEASE_TTL_SECONDS: '2',
    });
    services.push(service);
    return service;
  };
  const watches = (service: ServiceProcess) =>
    until('the service watches', () => service.line('changes_watched'), START_MS);
  const write = (data: Readonly<Record<string, string | null>>, name = 'invoice-worker') =>
    lab.kubectl('-n', 'billing', 'patch', 'configmap', name, '--type=merge', '-p', JSON.stringify({ data }));
  const recorded = async (subject: string): Promise<readonly RecordedChange[]> => {
    const message = await client.jsm.streams.getMessage('KUBERCA_CHANGES', { last_by_subj: subject });
    return message === null ? [] : message.json<{ changes: readonly RecordedChange[] }>().changes;
  };
  const recordedIn = (subject: string, matches: (newest: RecordedChange) => boolean) =>
    until(
      `a change stands on ${subject}`,
      async () => {
        const changes = await recorded(subject);
        return changes[0] !== undefined && matches(changes[0]) ? changes : null;
      },
      WAIT_MS,
    );

  beforeAll(async () => {
    [lab, nats] = await Promise.all([Kubelab.start(), natsForThisFile()]);
    await lab.seed(SCENARIO);
    await write({ DATABASE_PORT: '5432', DATABASE_PASSWORD: 'hunter-2-old' });
    client = await StreamClient.connect(nats.url, 'kuberca');
    await watches(await start());
  }, START_MS);

  afterAll(async () => {
    await client?.nc.close();
    for (const service of services) await service.stop();
    await lab?.stop();
  }, START_MS);

  it('tells the value before and after, by whom, and of a secret only that it changed', async () => {
    await write({ DATABASE_PORT: '543z', DATABASE_PASSWORD: 'hunter-2-new' });
    const [newest, ...before] = await recordedIn(CONFIG, () => true);
    expect(newest).toMatchObject({
      kind: 'written',
      by: 'kubectl-patch',
      what: ['DATABASE_PASSWORD changed (its value is hidden)', 'DATABASE_PORT 5432 → 543z'],
    });
    expect(before).toEqual([]);
  });

  it('has an analysis name what the cause was set off by, with both values', async () => {
    const body = (await lab.alert(SCENARIO)) as { readonly alerts: readonly object[] };
    const response = await fetch(`${services[0]?.url}/analyze`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        alert: { ...body.alerts[0], startsAt: new Date().toISOString() },
        thread_ts: '1',
      }),
    });
    const { analysis } = (await response.json()) as Answer;
    expect(analysis).toContain('DATABASE_PORT 5432 → 543z');
    expect(analysis).toContain('kubectl-patch');
    expect(analysis).not.toContain('hunter-2');
  });

  it('tells what comes, goes and is scaled, and nothing of what controllers write', async () => {
    await lab.kubectl('-n', 'billing', 'create', 'configmap', 'flags.v2', '--from-literal=BETA=on');
    const flags = 'kuberca.changes.billing.ConfigMap.flags=2ev2';
    await recordedIn(flags, ({ kind }) => kind === 'created');
    await lab.kubectl('-n', 'billing', 'scale', 'deployment', 'invoice-worker', '--replicas=3');
    const [scaled] = await recordedIn(
      'kuberca.changes.billing.Deployment.invoice-worker',
      ({ what }) => what.length > 0,
    );
    expect(scaled).toMatchObject({ what: ['replicas 1 → 3'] });
    await lab.kubectl('-n', 'billing', 'delete', 'configmap', 'flags.v2');
    const changes = await recordedIn(flags, ({ kind }) => kind === 'deleted');
    expect(changes.map(({ kind }) => kind)).toEqual(['deleted', 'created']);
    // Three replicas came up meanwhile, which the status of the Deployment tells again and again.
    expect(await recorded('kuberca.changes.billing.Deployment.invoice-worker')).toHaveLength(1);
  });

  it('is done by one process at a time, and by another when that dies', async () => {
    const next = await start();
    await until('the other process has asked', () => next.line('nats_connected'), WAIT_MS);
    expect(next.line('changes_watched')).toBeUndefined();
    await services[0]?.kill();
    await watches(next);
    await write({ WORKERS: '8' });
    const [newest, ...before] = await recordedIn(
      CONFIG,
      ({ what }) => what[0]?.startsWith('WORKERS') === true,
    );
    expect(newest?.what).toEqual(['WORKERS 4 → 8']);
    expect(before).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { targetFromLabels } from '../../src/alerts/target-from-labels.js';
import { snapshotOptions } from '../../src/cli/snapshot/snapshot-options.js';
import { takeSnapshot } from '../../src/cli/snapshot/take-snapshot.js';
import { collectorsOver } from '../support/integrations.js';
import { loadSettings } from '../../src/config/load.js';
import { diagnosed as diagnosedBy } from '../support/diagnosed.js';
import type { Diagnosis } from '../../src/evidence/finding.js';
import { ClusterReader } from '../../src/integrations/kubernetes/client/cluster-reader.js';
import type { Pod } from '../../src/evidence/objects.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { hasKubelab, Kubelab } from '../support/kubelab.js';
import { recordedScenarios } from '../support/recorded-scenario.js';

interface Webhook {
  readonly alerts: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
    readonly startsAt: string;
  }[];
}

const json = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T;

const diagnosed = async (environment: Record<string, string>, webhook: Webhook): Promise<Diagnosis> => {
  const settings = loadSettings(environment);
  const { labels, annotations, startsAt } = webhook.alerts[0]!;
  const reader = new ClusterReader(settings, new SystemClock());
  try {
    const collected = await collectorsOver(reader, settings).collect(
      { labels, annotations, startsAt, target: targetFromLabels(labels, null), others: [] },
      new AbortController().signal,
    );
    return diagnosedBy(collected, { labels, annotations });
  } finally {
    await reader.onApplicationShutdown();
  }
};

const record = (environment: Record<string, string>, ...args: readonly string[]) =>
  takeSnapshot(snapshotOptions(args), loadSettings(environment));

const texts = async (folder: string): Promise<string> => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
  return (await Promise.all(contents)).join('\n');
};

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'kuberca-snapshot-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

describe('a recording of a recorded cluster', () => {
  it.each(recordedScenarios())('$name: a replay comes to the same diagnosis', async ({ name, folder }) => {
    const out = join(work, name);
    const alert = join(folder, 'alert.json');
    await record({ KUBE_SNAPSHOT: folder }, '--alert', alert, '--out', out);
    const before = await diagnosed({ KUBE_SNAPSHOT: folder }, await json(alert));
    const after = await diagnosed({ KUBE_SNAPSHOT: out }, await json(join(out, 'alert.json')));
    expect(before.findings.length).toBeGreaterThan(0);
    // A recording holds what was read, without what ConfigMaps say: of them, and of what is less likely, a replay knows less.
    const causesOf = ({ story }: Diagnosis) =>
      (story?.causes ?? []).map(({ entity, mechanism, text }) => ({ entity, mechanism, text }));
    expect(causesOf(after).length).toBeGreaterThan(0);
    const isOfContent = causesOf(before)[0]?.entity.kind === 'ConfigMap';
    if (!isOfContent) expect(causesOf(after)).toEqual(causesOf(before));
  });

  it('holds none of the secrets of the cluster', async () => {
    const { folder } = recordedScenarios().find(({ name }) => name === 'oomkilled')!;
    const cluster = join(work, 'planted');
    await cp(folder, cluster, { recursive: true });
    const pods = await json<{ items: Pod[] }>(join(cluster, 'objects/pods.json'));
    const alert = await json<Webhook>(join(folder, 'alert.json'));
    const { namespace = '', pod = '' } = alert.alerts[0]!.labels;
    const planted = pods.items.map((item) => ({
      ...item,
      metadata: {
        ...item.metadata,
        annotations: {
          'example.org/api-token': 'planted-in-annotation',
          'kubectl.kubernetes.io/last-applied-configuration': '{"x":"planted-in-last-applied"}',
        },
        managedFields: [
          {
            manager: 'kubectl',
            time: '2026-11-23T19:00:00Z',
            fieldsV1: { 'f:spec': { 'v:"planted-in-fields"': {} } },
          },
        ],
      },
      spec: {
        ...item.spec,
        containers: item.spec.containers.map((container) => ({
          ...container,
          env: [{ name: 'GREETING_PASSWORD', value: 'planted-in-env' }],
          envFrom: [{ configMapRef: { name: 'shop-config' } }, { secretRef: { name: 'shop' } }],
        })),
      },
    }));
    await writeFile(join(cluster, 'objects/pods.json'), JSON.stringify({ kind: 'List', items: planted }));
    await writeFile(
      join(cluster, 'objects/planted.json'),
      JSON.stringify({
        kind: 'List',
        items: [
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'shop-config', namespace },
            data: { greeting: 'planted-in-config-map' },
          },
          {
            apiVersion: 'v1',
            kind: 'Secret',
            metadata: { name: 'shop', namespace },
            data: { x: 'cGxhbnRlZC1pbi1zZWNyZXQ=' },
          },
        ],
      }),
    );
    const logs = join(cluster, 'logs', namespace, pod);
    await mkdir(logs, { recursive: true });
    for (const file of await readdir(logs)) {
      const line = '2026-11-23T19:06:00Z connecting with password=planted-in-log\n';
      await writeFile(join(logs, file), (await readFile(join(logs, file), 'utf8')) + line);
    }
    const source = { KUBE_SNAPSHOT: cluster, BUILTIN_REDACTION_ENABLED: 'false' };
    const out = join(work, 'of-planted');
    await record(source, '--alert', join(folder, 'alert.json'), '--out', out);
    const written = await texts(out);
    expect(written).toContain('shop-config');
    expect(written).toContain('connecting with password=[MASKED]');
    expect(written.match(/planted-in-[a-z-]+|cGxhbnRlZC[^"]*/g)).toBeNull();
  });

  it('answers what was not recorded as unknown', async () => {
    const { folder } = recordedScenarios().find(({ name }) => name === 'oomkilled')!;
    const out = join(work, 'bounds');
    await record({ KUBE_SNAPSHOT: folder }, '--alert', join(folder, 'alert.json'), '--out', out);
    const reader = new ClusterReader(loadSettings({ KUBE_SNAPSHOT: out }), new SystemClock());
    const list = (plural: string, namespace: string) =>
      reader.list({ apiVersion: 'v1', plural, namespace, limit: 5 }, new AbortController().signal);
    expect(await list('pods', 'shop')).toMatchObject({ status: 'ok' });
    for (const elsewhere of [list('pods', 'kube-system'), list('secrets', 'shop')]) {
      expect(await elsewhere).toMatchObject({
        status: 'unavailable',
        reason: expect.stringContaining('not recorded'),
      });
    }
    await reader.onApplicationShutdown();
  });

  it('does not write over a folder unasked, and then replaces only a snapshot', async () => {
    const { folder } = recordedScenarios()[0]!;
    const out = join(work, 'taken');
    await mkdir(join(out, 'objects'), { recursive: true });
    await writeFile(join(out, 'notes.txt'), 'mine');
    await writeFile(join(out, 'objects', 'old.json'), '{}');
    const args = ['--alert', join(folder, 'alert.json'), '--out', out];
    await expect(record({ KUBE_SNAPSHOT: folder }, ...args)).rejects.toThrow('--force');
    await record({ KUBE_SNAPSHOT: folder }, ...args, '--force');
    expect(await readFile(join(out, 'notes.txt'), 'utf8')).toBe('mine');
    expect(await readdir(join(out, 'objects'))).not.toContain('old.json');
  });

  it('writes nothing when there is no cluster', async () => {
    const out = join(work, 'none');
    const nowhere = { KUBE_SNAPSHOT: join(work, 'nowhere') };
    await expect(record(nowhere, '--namespace', 'shop', '--out', out)).rejects.toThrow('KUBE_SNAPSHOT');
    await expect(readdir(out)).rejects.toThrow('ENOENT');
  });
});

const START_MS = 120_000;
const SCENARIOS = ['oomkilled', 'node-not-ready'];

(hasKubelab() ? describe : describe.skip)('a recording of a real API server', () => {
  let lab: Kubelab;
  let environment: Record<string, string>;

  beforeAll(async () => {
    lab = await Kubelab.start();
    await lab.seed(...SCENARIOS);
    environment = { KUBECONFIG: lab.kubeconfig };
  }, START_MS);

  afterAll(() => lab?.stop(), START_MS);

  it.each(SCENARIOS)('%s: a replay finds the cause that was found live', async (scenario) => {
    const webhook = (await lab.alert(scenario)) as unknown as Webhook;
    const file = join(work, `${scenario}.json`);
    await writeFile(file, JSON.stringify(webhook));
    const out = join(work, `live-${scenario}`);
    const said = await record(environment, '--alert', file, '--out', out);
    expect(said.join('\n')).not.toContain('Could not be read');
    const live = await diagnosed(environment, webhook);
    const replayed = await diagnosed({ KUBE_SNAPSHOT: out }, await json(join(out, 'alert.json')));
    expect(live.findings[0]?.rule).toBeDefined();
    expect(replayed.findings.map(({ rule }) => rule)).toEqual(live.findings.map(({ rule }) => rule));
    expect(replayed.findings[0]?.cause).toEqual(live.findings[0]?.cause);
  });

  it('records a deployment by its name, as does a reader with the rights of the service', async () => {
    const role = await readFile(new URL('../../deploy/rbac.yaml', import.meta.url), 'utf8');
    const limited = { KUBECONFIG: await lab.serviceAccountKubeconfig('kuberca-snapshot', role) };
    const out = join(work, 'live-deployment');
    await record(limited, '--namespace', 'shop', '--deployment', 'cart-api', '--out', out);
    const replayed = await diagnosed({ KUBE_SNAPSHOT: out }, await json(join(out, 'alert.json')));
    expect(replayed.findings[0]?.rule).toBe('memory/container-limit');
  });
});

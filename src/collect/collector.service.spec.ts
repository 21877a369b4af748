import { describe, expect, it } from '@jest/globals';
import {
  crashing,
  cronJob,
  endpointSlice,
  event,
  inReplicaSet,
  metadata,
  node,
  ownedBy,
  pod,
  replicaSet,
  running,
  service,
  workload,
} from '../../test/support/cluster-objects.js';
import { InMemoryReader, type InMemoryCluster } from '../../test/support/in-memory-reader.js';
import type { TextMap } from '../alerts/alert.js';
import { targetFromLabels } from '../alerts/target-from-labels.js';
import { loadSettings } from '../config/load.js';
import type { WorkloadObject } from '../evidence/objects.js';
import { collectorsOver } from '../../test/support/integrations.js';
import type { Collected, Fact } from '../evidence/facts.js';

/** The subject's own neighbourhood is four calls deep at most; the walk outward adds what it finds there. */
const WALKED = 4;

const settings = loadSettings({ K8S_LOG_TAIL_LINES: '3' });

const KSM = {
  job: 'kube-state-metrics',
  endpoint: 'http',
  service: 'kps-kube-state-metrics',
  instance: '10.0.0.9:8080',
};

const collect = async (
  labels: TextMap,
  cluster: InMemoryCluster,
  others: readonly TextMap[] = [],
): Promise<Collected & { readonly reader: InMemoryReader }> => {
  const reader = new InMemoryReader(cluster);
  const request = {
    target: targetFromLabels(labels, null),
    others: others.map((one) => targetFromLabels(one, null)),
    labels,
    annotations: { summary: 'something is wrong' },
    startsAt: '2026-03-02T09:14:30Z',
  };
  const collected = await collectorsOver(reader, settings).collect(request, new AbortController().signal);
  return { ...collected, reader };
};

const value = <T>(fact: Fact<T>): T => {
  if (fact.status !== 'ok') throw new Error(`fact is ${JSON.stringify(fact)}`);
  return fact.value;
};

const namesOf = (objects: readonly { readonly metadata: { readonly name: string } }[]): readonly string[] =>
  objects.map(({ metadata: { name } }) => name);

/** A Deployment `web` in its second revision, one of whose two pods crashes, with its Service. */
const web: InMemoryCluster = {
  objects: {
    pods: [
      pod('web-bbb-good1', { meta: inReplicaSet('web', 'bbb') }),
      pod('web-bbb-bad22', {
        meta: inReplicaSet('web', 'bbb'),
        statuses: [crashing('app'), running('proxy')],
        initStatuses: [
          running('setup', { ready: true, state: { terminated: { exitCode: 0, reason: 'Completed' } } }),
        ],
      }),
    ],
    deployments: [workload('web')],
    replicasets: [replicaSet('web', 'aaa', 1), replicaSet('web', 'bbb', 2), replicaSet('other', 'ccc', 9)],
    services: [service('web', { app: 'web' }), service('else', { app: 'else' })],
    endpointslices: [endpointSlice('web', true)],
    nodes: [node('w1')],
  },
  events: [
    event('Pod', 'web-bbb-bad22', 'BackOff'),
    event('Deployment', 'web', 'ScalingReplicaSet', '2026-03-02T08:01:00Z'),
    event('ReplicaSet', 'web-bbb', 'SuccessfulCreate', '2026-03-02T08:02:00Z'),
    event('Node', 'w1', 'Rebooted'),
  ],
  logs: {
    'shop/web-bbb-bad22/app': ['1', '2', '3', '4'],
    'shop/web-bbb-bad22/app.previous': ['x'.repeat(3000)],
    'shop/web-bbb-bad22/proxy': ['proxying'],
  },
};

const crashLoop = { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'web-bbb-bad22', ...KSM };

describe('CollectorService, for an alert that names a pod', () => {
  it('reads pod, owners, revisions, node, Service and endpoints', async () => {
    const { facts } = await collect(crashLoop, web);
    expect(value(facts.pod).metadata.name).toBe('web-bbb-bad22');
    expect(value(facts.workload)).toMatchObject({ kind: 'Deployment', metadata: { name: 'web' } });
    expect(value(facts.revisions).map(({ name, number }) => [name, number])).toEqual([
      ['web-bbb', 2],
      ['web-aaa', 1],
    ]);
    expect(namesOf(value(facts.pods))).toEqual(['web-bbb-bad22', 'web-bbb-good1']);
    expect(value(facts.service).metadata.name).toBe('web');
    expect(value(facts.endpoints)).toHaveLength(1);
    expect(value(facts.node).metadata.name).toBe('w1');
    expect(value(facts.podEvents).map(({ reason }) => reason)).toEqual(['BackOff']);
    expect(value(facts.workloadEvents).map(({ reason }) => reason)).toEqual([
      'SuccessfulCreate',
      'ScalingReplicaSet',
    ]);
    expect(value(facts.nodeEvents).map(({ reason }) => reason)).toEqual(['Rebooted']);
    expect(facts.target).toEqual({
      cluster: null,
      namespace: 'shop',
      pod: 'web-bbb-bad22',
      container: null,
      workload: { kind: 'Deployment', name: 'web' },
      service: 'web',
      node: 'w1',
    });
  });

  it('reads current logs of all containers, previous ones only of those that restarted', async () => {
    const { facts } = await collect(crashLoop, web);
    expect(facts.logs.map(({ container, previous }) => `${container}${previous ? ' before' : ''}`)).toEqual([
      'app',
      'proxy',
      'setup',
      'app before',
    ]);
  });

  it('keeps the newest lines, and bounds each', async () => {
    const { facts } = await collect(crashLoop, web);
    const [current, , , previous] = facts.logs;
    expect(current && value(current.lines)).toEqual(['2', '3', '4']);
    const [line = ''] = previous ? value(previous.lines) : [];
    expect(line).toHaveLength(2000 + '… (3000 characters)'.length);
  });

  it('does not ask for logs of a container that never ran', async () => {
    const waiting = running('app', {
      ready: false,
      state: { waiting: { reason: 'ImagePullBackOff' } },
    });
    const { facts, reader } = await collect(
      { namespace: 'shop', pod: 'p' },
      { objects: { pods: [pod('p', { statuses: [waiting] })] } },
    );
    expect(facts.logs).toEqual([
      { pod: 'p', container: 'app', previous: false, lines: { status: 'not-applicable' } },
    ]);
    expect(reader.calls.filter((call) => call.includes('/log'))).toEqual([]);
  });

  it('puts the logs of the container that the alert names first, and forgets one that the pod does not have', async () => {
    const named = await collect({ ...crashLoop, container: 'proxy' }, web);
    expect(named.facts.logs[0]?.container).toBe('proxy');
    expect(named.facts.target.container).toBe('proxy');
    const foreign = await collect({ ...crashLoop, container: 'kube-rbac-proxy' }, web);
    expect(foreign.facts.target.container).toBeNull();
  });

  it('says that a named pod is absent, and looks into another of its workload, found by its name', async () => {
    const gone = { namespace: 'shop', pod: 'web-bbb-gdh2x' };
    const { facts, reader } = await collect(gone, {
      ...web,
      events: [...(web.events ?? []), event('Pod', 'web-bbb-gdh2x', 'Killing', '2026-03-02T07:00:00Z')],
    });
    expect(facts.pod).toMatchObject({ status: 'absent', reason: 'pods "web-bbb-gdh2x" not found' });
    expect(facts.target).toMatchObject({
      pod: 'web-bbb-gdh2x',
      workload: { kind: 'Deployment', name: 'web' },
    });
    expect(value(facts.pods)).toHaveLength(2);
    expect(facts.logs[0]).toMatchObject({ pod: 'web-bbb-bad22', container: 'app' });
    expect(value(facts.podEvents).map(({ reason }) => reason)).toEqual(['BackOff', 'Killing']);
    expect(reader.rounds).toBeLessThanOrEqual(WALKED);
  });

  it('takes for the Service a pod is behind the one of the guessed name only if it exists', async () => {
    const own = { ...crashLoop, service: 'else', job: 'else' };
    expect((await collect(own, web)).facts.target.service).toBe('else');
    expect((await collect(crashLoop, web)).facts.target.service).toBe('web');
    const none = await collect(crashLoop, { ...web, objects: { ...web.objects, services: [] } });
    expect(none.facts.target.service).toBeNull();
    expect(none.facts.service).toEqual({ status: 'not-applicable' });
  });

  it('says that a Service is absent where the alert names it for certain', async () => {
    const { facts } = await collect({ namespace: 'shop', pod: 'web-bbb-bad22', service: 'gone' }, web);
    expect(facts.service.status).toBe('absent');
    expect(facts.target.service).toBe('gone');
  });

  it('goes up from a Job to its CronJob, and keeps the Job as what runs the pods', async () => {
    const { facts, evidence } = await collect(
      { namespace: 'shop', pod: 'backup-1-x2k4q' },
      {
        objects: {
          pods: [pod('backup-1-x2k4q', { meta: ownedBy('Job', 'backup-1') })],
          jobs: [workload('backup-1', { job: '1' }, ownedBy('CronJob', 'backup'))],
          cronjobs: [cronJob('backup')],
        },
      },
    );
    expect(value(facts.workload)).toMatchObject({ kind: 'Job', metadata: { name: 'backup-1' } });
    expect(facts.target.workload).toEqual({ kind: 'CronJob', name: 'backup' });
    expect(evidence.map(({ title }) => title)).toContain('cronjob shop/backup');
  });
});

describe('CollectorService, for an alert that names a workload or Service', () => {
  it('finds the workload of a kind that the label tells, and its worst pod', async () => {
    const { facts } = await collect({ namespace: 'shop', deployment: 'web', ...KSM }, web);
    expect(value(facts.workload).metadata.name).toBe('web');
    expect(value(facts.pod).metadata.name).toBe('web-bbb-bad22');
    expect(facts.target.pod).toBe('web-bbb-bad22');
    expect(facts.logs.some(({ previous }) => previous)).toBe(true);
  });

  it('tries the kinds in order where the label does not tell one', async () => {
    const { facts } = await collect(
      { namespace: 'shop', workload: 'web' },
      { ...web, objects: { ...web.objects, statefulsets: [workload('web', { app: 'other' })] } },
    );
    expect(facts.target.workload).toEqual({ kind: 'Deployment', name: 'web' });
  });

  it('finds pods by the app label where no workload has that name, and their workload', async () => {
    const cluster = { ...web, objects: { ...web.objects, deployments: [workload('web')] } };
    const pods = (web.objects?.['pods'] ?? []).map((one) => ({
      ...one,
      metadata: {
        ...one.metadata,
        labels: { ...one.metadata.labels, 'app.kubernetes.io/name': 'shopfront' },
      },
    }));
    const { facts, reader } = await collect(
      { namespace: 'shop', k8s_app: 'shopfront' },
      { ...cluster, objects: { ...cluster.objects, pods } },
    );
    expect(facts.target).toMatchObject({
      pod: 'web-bbb-bad22',
      workload: { kind: 'Deployment', name: 'web' },
    });
    expect(reader.rounds).toBeLessThanOrEqual(WALKED);
  });

  it('does not let the name of an app change a selector', async () => {
    const { reader, facts } = await collect({ namespace: 'shop', k8s_app: 'a,app=b' }, web);
    expect(reader.calls.filter((call) => call.includes('labelSelector=app'))).toEqual([]);
    expect(facts.pods).toEqual({ status: 'not-applicable' });
  });

  it('finds pods behind a Service', async () => {
    const { facts, reader } = await collect({ namespace: 'shop', service: 'web' }, web);
    expect(value(facts.service).metadata.name).toBe('web');
    expect(facts.target).toMatchObject({
      pod: 'web-bbb-bad22',
      workload: { kind: 'Deployment', name: 'web' },
    });
    expect(reader.rounds).toBeLessThanOrEqual(WALKED);
  });

  it('looks at the Job of a CronJob that failed last', async () => {
    const failed = { conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] };
    const job = (name: string, hour: string, status: WorkloadObject['status'] = {}): WorkloadObject => ({
      ...workload(
        name,
        { 'job-name': name },
        { creationTimestamp: `2026-03-02T${hour}:00:00Z`, ...ownedBy('CronJob', 'backup') },
      ),
      status,
    });
    const { facts } = await collect(
      { namespace: 'shop', cronjob: 'backup', ...KSM },
      {
        objects: {
          cronjobs: [cronJob('backup')],
          jobs: [job('backup-3', '08'), job('backup-2', '07', failed), job('backup-1', '06')],
          pods: [pod('backup-2-abcde', { meta: { labels: { 'job-name': 'backup-2' } }, phase: 'Failed' })],
        },
      },
    );
    expect(value(facts.workload).metadata.name).toBe('backup-2');
    expect(value(facts.pod).metadata.name).toBe('backup-2-abcde');
    expect(facts.target.workload).toEqual({ kind: 'CronJob', name: 'backup' });
  });

  it('reads the revisions of a StatefulSet', async () => {
    const revision = (name: string, number: number, image: string) => ({
      metadata: metadata(name, { labels: { app: 'db' }, ...ownedBy('StatefulSet', 'db') }),
      revision: number,
      data: { spec: { template: { spec: { containers: [{ name: 'app', image }] } } } },
    });
    const { facts } = await collect(
      { namespace: 'shop', statefulset: 'db' },
      {
        objects: {
          statefulsets: [workload('db')],
          controllerrevisions: [revision('db-1', 1, 'db:1'), revision('db-2', 2, 'db:2')],
        },
      },
    );
    expect(value(facts.revisions)).toEqual([
      { number: 2, name: 'db-2', createdAt: '2026-03-02T08:00:00Z', replicas: null, images: { app: 'db:2' } },
      { number: 1, name: 'db-1', createdAt: '2026-03-02T08:00:00Z', replicas: null, images: { app: 'db:1' } },
    ]);
    expect(value(facts.pods)).toEqual([]);
    expect(facts.pod).toEqual({ status: 'not-applicable' });
  });
});

describe('CollectorService, for other alerts', () => {
  it('reads the node, its events and the pods on it', async () => {
    const { facts, reader } = await collect(
      {
        alertname: 'KubeNodeNotReady',
        node: 'w1',
        namespace: 'monitoring',
        pod: 'kps-kube-state-metrics-1',
        ...KSM,
      },
      web,
    );
    expect(value(facts.node).metadata.name).toBe('w1');
    expect(value(facts.nodeEvents)).toHaveLength(1);
    expect(namesOf(value(facts.pods))).toEqual(['web-bbb-bad22', 'web-bbb-good1']);
    expect([facts.pod, facts.workload, facts.service].map(({ status }) => status)).toEqual(
      Array(3).fill('not-applicable'),
    );
    // The lists of the cluster, then the pods that run there, in whatever namespace.
    expect(reader.rounds).toBeLessThanOrEqual(2);
  });

  it('takes an instance for the node only if it is one', async () => {
    expect((await collect({ instance: 'w1:9100' }, web)).facts.target.node).toBe('w1');
    const { facts, evidence } = await collect({ instance: 'w7:9100' }, web);
    expect(facts.target.node).toBeNull();
    expect(evidence).toHaveLength(1);
  });

  it('finds a node by the address of its exporter, whose own labels count for nothing', async () => {
    const addressed = {
      ...web,
      objects: {
        ...web.objects,
        nodes: (web.objects?.nodes ?? []).map((node) => ({
          ...node,
          status: { addresses: [{ type: 'InternalIP', address: '10.20.0.12' }] },
        })),
      },
    };
    const labels = {
      job: 'node-exporter',
      instance: '10.20.0.12:9100',
      namespace: 'monitoring',
      pod: 'kps-prometheus-node-exporter-q9w8z',
      service: 'kps-prometheus-node-exporter',
    };
    const { facts } = await collect(labels, addressed);
    expect(facts.target).toMatchObject({ node: 'w1', namespace: null, pod: null, service: null });
    expect(value(facts.node).metadata.name).toBe('w1');
    const elsewhere = await collect({ ...labels, instance: '10.20.0.13:9100' }, addressed);
    expect(elsewhere.facts.target).toMatchObject({ node: null, instance: '10.20.0.13:9100' });
  });

  it('shows the pods of a namespace where nothing else is named, without looking into one', async () => {
    const { facts } = await collect({ namespace: 'shop' }, web);
    expect(namesOf(value(facts.pods))).toEqual(['web-bbb-bad22', 'web-bbb-good1']);
    expect(facts.target.pod).toBeNull();
    expect(facts.logs).toEqual([]);
  });

  it('reads nothing where nothing is named', async () => {
    const { facts, evidence, reader } = await collect({ alertname: 'Watchdog' }, web);
    expect(reader.calls).toEqual([]);
    expect(evidence.map(({ id, source, title }) => [id, source, title])).toEqual([
      ['E1', 'alert', 'alert Watchdog'],
    ]);
    expect(facts.pods).toEqual({ status: 'not-applicable' });
  });

  it('adds what other alerts of the group are about, without asking twice', async () => {
    const { evidence, reader } = await collect(crashLoop, web, [
      { namespace: 'shop', pod: 'web-bbb-good1' },
      { namespace: 'shop', pod: 'web-bbb-bad22' },
      { namespace: 'shop', deployment: 'web' },
      { node: 'w1' },
    ]);
    expect(evidence.map(({ title }) => title)).toContain('pod shop/web-bbb-good1');
    expect(new Set(reader.calls).size).toBe(reader.calls.length);
  });
});

describe('CollectorService', () => {
  it('waits a bounded number of calls deep, and asks the same only once', async () => {
    const { reader } = await collect(crashLoop, web);
    expect(reader.rounds).toBeLessThanOrEqual(WALKED);
    expect(new Set(reader.calls).size).toBe(reader.calls.length);
  });

  it('numbers evidence from the alert on, each fact resting on evidence of the same status', async () => {
    const { facts, evidence } = await collect(crashLoop, web);
    expect(evidence.map(({ id }) => id)).toEqual(evidence.map((_, index) => `E${index + 1}`));
    expect(evidence[0]).toMatchObject({ source: 'alert', weight: 100, body: { labels: crashLoop } });
    expect(evidence[1]).toMatchObject({
      source: 'kubernetes',
      title: 'pod shop/web-bbb-bad22',
      query: 'GET /api/v1/namespaces/shop/pods/web-bbb-bad22',
      status: 'ok',
      collectedAt: '2026-03-02T09:20:00.000Z',
    });
    const known = new Map(evidence.map(({ id, status }) => [id, status]));
    const resting = Object.values(facts as unknown as Record<string, Fact<unknown>>).filter(
      (fact) => 'evidence' in fact,
    );
    expect(resting.length).toBeGreaterThanOrEqual(8);
    for (const fact of resting) expect('evidence' in fact && known.get(fact.evidence)).toBe(fact.status);
  });

  it('gives the same evidence whatever call answers first', async () => {
    const [one, other] = await Promise.all([
      collect(crashLoop, web),
      collect(crashLoop, { ...web, reversed: true }),
    ]);
    expect(one.evidence).toEqual(other.evidence);
  });

  it('weighs the last words of a crashed container and the pod above all but the alert', async () => {
    const { evidence } = await collect(crashLoop, web);
    const heaviest = evidence.toSorted((a, b) => b.weight - a.weight).slice(0, 3);
    expect(heaviest.map(({ title }) => title)).toEqual([
      'alert KubePodCrashLooping',
      'pod shop/web-bbb-bad22',
      'pod shop/web-bbb-bad22: previous log of container app',
    ]);
  });

  it('keeps why something could not be read, also for what would have been found through it', async () => {
    const forbidden = { status: 'forbidden', reason: 'pods is forbidden: grant get on pods' } as const;
    const { facts } = await collect(crashLoop, {
      ...web,
      fails: (call) => (/\/pods[/?]/.test(call) ? forbidden : undefined),
    });
    expect(facts.pod).toMatchObject(forbidden);
    expect(facts.workload).toMatchObject(forbidden);
    expect(facts.node).toMatchObject(forbidden);
    expect(facts.podEvents.status).toBe('ok');
  });

  it('reads the Deployment also where its ReplicaSet may not be read', async () => {
    const { facts } = await collect(crashLoop, {
      ...web,
      fails: (call) =>
        call.includes('/replicasets') ? { status: 'forbidden', reason: 'no replicasets' } : undefined,
    });
    expect(value(facts.workload)).toMatchObject({ kind: 'Deployment' });
    expect(facts.revisions).toMatchObject({ status: 'forbidden', reason: 'no replicasets' });
  });

  it('says of everything that applies that no client is configured', async () => {
    const { facts, evidence, reader } = await collect(
      { namespace: 'shop', pod: 'web-bbb-bad22', service: 'web' },
      { ...web, configured: false },
    );
    expect(reader.calls).toEqual([]);
    const unavailable = { status: 'unavailable', reason: 'kubernetes client is not configured' };
    const { pod: readPod, podEvents, workload: readWorkload, service: readService, node: readNode } = facts;
    for (const fact of [readPod, podEvents, readWorkload, readService, readNode]) {
      expect(fact).toMatchObject(unavailable);
    }
    const beyond = evidence.at(-1); // what was looked at beyond the target: nothing
    expect(beyond?.body).toMatchObject({ objects: {}, wellOnTheWay: [] });
    expect(evidence.slice(1, -1).every(({ status, body }) => status === 'unavailable' && body === null)).toBe(
      true,
    );
    expect(facts.target.service).toBe('web');
  });

  it('takes a defect of the reader for a failed reading', async () => {
    const { facts } = await collect(crashLoop, {
      ...web,
      fails: (call) => {
        if (/\/nodes[/?]/.test(call)) throw new Error('defect');
        return undefined;
      },
    });
    expect(facts.node).toMatchObject({ status: 'error', reason: 'defect' });
    expect(facts.pod.status).toBe('ok');
  });

  it('rejects when the signal aborts, at once', async () => {
    const controller = new AbortController();
    const reader = new InMemoryReader(web);
    const request = {
      target: targetFromLabels(crashLoop, null),
      others: [],
      labels: crashLoop,
      annotations: {},
      startsAt: '2026-03-02T09:14:30Z',
    };
    const collecting = collectorsOver(reader, settings).collect(request, controller.signal);
    controller.abort(new Error('hung up'));
    await expect(collecting).rejects.toThrow('hung up');
    expect(reader.rounds).toBeLessThan(3);
    await expect(collectorsOver(reader, settings).collect(request, controller.signal)).rejects.toThrow(
      'hung up',
    );
  });
});

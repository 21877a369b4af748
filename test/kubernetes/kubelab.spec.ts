import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { ClusterReader } from '../../src/integrations/kubernetes/client/cluster-reader.js';
import type { EndpointSlice, Node, Pod, WorkloadObject } from '../../src/evidence/objects.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { hasKubelab, Kubelab } from '../support/kubelab.js';

const signal = new AbortController().signal;
const START_MS = 120_000;

/** Pods and their events, but neither logs nor anything else. */
const PODS_ONLY = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: pods-only }
rules:
- apiGroups: ['']
  resources: [pods, events]
  verbs: [get, list]
`;

const valueOf = <T>(read: { status: string; value?: T; reason?: string }): T => {
  if (read.status !== 'ok') throw new Error(`${read.status}: ${read.reason}`);
  return read.value as T;
};

(hasKubelab() ? describe : describe.skip)('a real API server', () => {
  let lab: Kubelab;
  let admin: ClusterReader;
  let limited: ClusterReader;
  let pod: Pod;
  const readerOf = (kubeconfig: string): ClusterReader =>
    new ClusterReader(loadSettings({ KUBECONFIG: kubeconfig }), new SystemClock());
  const pods = { apiVersion: 'v1', plural: 'pods', namespace: 'shop' };
  const deployments = { apiVersion: 'apps/v1', plural: 'deployments', namespace: 'shop' };

  beforeAll(async () => {
    lab = await Kubelab.start();
    await lab.seed('oomkilled');
    admin = readerOf(lab.kubeconfig);
    limited = readerOf(await lab.serviceAccountKubeconfig('pods-only', PODS_ONLY));
    const found = valueOf(
      await admin.list<Pod>({ ...pods, labelSelector: 'app=cart-api', limit: 10 }, signal),
    );
    const unready = found.find(({ status }) => status?.containerStatuses?.[0]?.ready === false);
    if (unready === undefined) throw new Error('the scenario has no unready pod');
    pod = unready;
  }, START_MS);

  afterAll(async () => {
    await admin?.onApplicationShutdown();
    await limited?.onApplicationShutdown();
    await lab?.stop();
  }, START_MS);

  it('gives objects and lists with a client certificate, as plain JSON', async () => {
    const read = valueOf(await admin.get<Pod>({ ...pods, name: pod.metadata.name }, signal));
    expect(read).toMatchObject({ kind: 'Pod', apiVersion: 'v1', metadata: { name: pod.metadata.name } });
    expect(read.status?.containerStatuses?.[0]?.lastState?.terminated?.reason).toBe('OOMKilled');
    expect(typeof read.metadata.creationTimestamp).toBe('string');
    expect(pod).toMatchObject({ kind: 'Pod', apiVersion: 'v1' });
    const nodes = valueOf(await admin.list<Node>({ apiVersion: 'v1', plural: 'nodes', limit: 2 }, signal));
    expect(nodes).toHaveLength(2);
    const workload = await admin.get<WorkloadObject>({ ...deployments, name: 'cart-api' }, signal);
    expect(valueOf(workload).spec.replicas).toBe(2);
    const slices = await admin.list<EndpointSlice>(
      {
        apiVersion: 'discovery.k8s.io/v1',
        plural: 'endpointslices',
        namespace: 'shop',
        labelSelector: 'kubernetes.io/service-name=cart-api',
        limit: 5,
      },
      signal,
    );
    expect(valueOf(slices)).toHaveLength(1);
  });

  it('gives pods of a node over all namespaces', async () => {
    const query = { apiVersion: 'v1', plural: 'pods', fieldSelector: `spec.nodeName=${pod.spec.nodeName}` };
    const found = valueOf(await admin.list<Pod>({ ...query, limit: 50 }, signal));
    expect(found.map(({ metadata }) => metadata.name)).toContain(pod.metadata.name);
  });

  it('gives logs with times, the last lines, and those of the previous run', async () => {
    const query = { namespace: 'shop', pod: pod.metadata.name, container: 'app', tailLines: 2 };
    const previous = valueOf(await admin.logs({ ...query, previous: true }, signal));
    expect(previous).toHaveLength(2);
    expect(previous[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z /);
  });

  it('gives the events of an object, newest first, and an empty list when there are none', async () => {
    const query = { namespace: 'shop', kind: 'Pod', name: pod.metadata.name };
    const events = valueOf(await admin.events(query, signal));
    const times = events.map(({ lastTimestamp }) => lastTimestamp ?? '');
    expect(events.map(({ reason }) => reason)).toContain('BackOff');
    expect(times).toEqual(times.toSorted().reverse());
    expect(await admin.events({ namespace: null, kind: 'Node', name: 'no-such-node' }, signal)).toEqual({
      status: 'ok',
      value: [],
    });
  });

  it('says what is absent', async () => {
    expect(await admin.get({ ...pods, name: 'cart-0' }, signal)).toEqual({
      status: 'absent',
      reason: 'pods "cart-0" not found',
    });
    const unknown = { apiVersion: 'networking.istio.io/v1', plural: 'virtualservices', namespace: 'shop' };
    expect(await admin.list({ ...unknown, limit: 5 }, signal)).toMatchObject({ status: 'absent' });
    const all = valueOf(await admin.list<Pod>({ ...pods, limit: 10 }, signal));
    const healthy = all.find(({ metadata }) => metadata.name !== pod.metadata.name);
    const query = { namespace: 'shop', pod: healthy?.metadata.name ?? '', container: 'app', tailLines: 5 };
    expect(await admin.logs({ ...query, previous: true }, signal)).toMatchObject({ status: 'absent' });
  });

  it('says what a service account may not read, and what to grant', async () => {
    expect((await limited.get({ ...pods, name: pod.metadata.name }, signal)).status).toBe('ok');
    expect((await limited.events({ namespace: 'shop', kind: 'Pod', name: 'x' }, signal)).status).toBe('ok');
    expect(await limited.get({ ...deployments, name: 'cart-api' }, signal)).toEqual({
      status: 'forbidden',
      reason: expect.stringMatching(/is forbidden: .*: grant get on deployments\.apps in namespace shop$/),
    });
    const log = {
      namespace: 'shop',
      pod: pod.metadata.name,
      container: 'app',
      previous: false,
      tailLines: 5,
    };
    expect(await limited.logs(log, signal)).toEqual({
      status: 'forbidden',
      reason: expect.stringMatching(/grant get on pods\/log in namespace shop$/),
    });
    expect(await limited.get({ apiVersion: 'v1', plural: 'nodes', name: 'worker-1' }, signal)).toMatchObject({
      status: 'forbidden',
      reason: expect.stringMatching(/grant get on nodes in a ClusterRole$/),
    });
    const secrets = { apiVersion: 'v1', plural: 'secrets', namespace: 'shop', limit: 5 };
    expect(await limited.list(secrets, signal)).toMatchObject({ status: 'forbidden' });
  });

  it(
    'gives the same once it was recorded',
    async () => {
      const snapshot = await lab.record();
      const recorded = new ClusterReader(loadSettings({ KUBE_SNAPSHOT: snapshot }), new SystemClock());
      const { name } = pod.metadata;
      const log = { namespace: 'shop', pod: name, container: 'app', previous: true, tailLines: 3 };
      const about = { namespace: 'shop', kind: 'Pod', name };
      const read = async (reader: ClusterReader) => ({
        // managed fields are left out of recordings
        status: valueOf(await reader.get<Pod>({ ...pods, name }, signal)).status,
        names: valueOf(
          await reader.list<Pod>(
            { apiVersion: 'v1', plural: 'pods', labelSelector: 'app!=x', limit: 99 },
            signal,
          ),
        ).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`),
        onNode: valueOf(
          await reader.list(
            { ...pods, fieldSelector: `spec.nodeName=${pod.spec.nodeName}`, limit: 9 },
            signal,
          ),
        ).map(({ kind, apiVersion, metadata }) => [kind, apiVersion, metadata.name]),
        log: await reader.logs(log, signal),
        events: await reader.events(about, signal),
        absent: await reader.get({ ...deployments, name: 'none' }, signal),
      });
      expect(await read(recorded)).toEqual(await read(admin));
    },
    START_MS,
  );

  it(
    'does not accept a token that was not given by it',
    async () => {
      const kubeconfig = await lab.serviceAccountKubeconfig('impostor', PODS_ONLY);
      await lab.kubectl('delete', 'serviceaccount', 'impostor', '-n', 'default');
      const impostor = readerOf(kubeconfig);
      expect(await impostor.get({ ...pods, name: pod.metadata.name }, signal)).toMatchObject({
        status: 'forbidden',
        reason: expect.stringContaining('renew the token'),
      });
      await impostor.onApplicationShutdown();
    },
    START_MS,
  );
});

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../../config/load.js';
import { SystemClock } from '../../../telemetry/clock.js';
import { ClusterReader } from './cluster-reader.js';
import type { Pod, WorkloadObject } from '../../../evidence/objects.js';

const OOMKILLED = join(import.meta.dirname, '../../../../test/fixtures/snapshots/oomkilled');

const readerOf = (environment: Record<string, string>): ClusterReader =>
  new ClusterReader(loadSettings(environment), new SystemClock());

const signal = new AbortController().signal;
const pods = { apiVersion: 'v1', plural: 'pods', namespace: 'shop' };

const unreadyPod = async (reader: ClusterReader): Promise<Pod> => {
  const read = await reader.list<Pod>({ ...pods, labelSelector: 'app=cart-api', limit: 10 }, signal);
  if (read.status !== 'ok') throw new Error(read.reason);
  const found = read.value.find(({ status }) => status?.containerStatuses?.[0]?.ready === false);
  if (found === undefined) throw new Error('no unready pod in the recording');
  return found;
};

describe('a recorded cluster', () => {
  const reader = readerOf({ KUBE_SNAPSHOT: OOMKILLED });

  it('is configured, and its clock is the time of the recording', async () => {
    const { recordedAt } = JSON.parse(await readFile(join(OOMKILLED, 'snapshot.json'), 'utf8'));
    expect(reader.availability()).toEqual({ configured: true, reason: null });
    expect(reader.now()).toEqual(new Date(recordedAt));
  });

  it('gives an object as the plain JSON of the API', async () => {
    const pod = await unreadyPod(reader);
    const read = await reader.get<Pod>({ ...pods, name: pod.metadata.name }, signal);
    expect(read).toMatchObject({ status: 'ok', value: { kind: 'Pod', metadata: { namespace: 'shop' } } });
    expect(read.status === 'ok' && typeof read.value.metadata.creationTimestamp).toBe('string');
  });

  it('says that an object of a recorded kind is absent, in the words of the API', async () => {
    expect(await reader.get({ ...pods, name: 'cart-0' }, signal)).toEqual({
      status: 'absent',
      reason: 'pods "cart-0" not found',
    });
    const deployment = { apiVersion: 'apps/v1', plural: 'deployments', namespace: 'shop', name: 'none' };
    expect(await reader.get(deployment, signal)).toEqual({
      status: 'absent',
      reason: 'deployments.apps "none" not found',
    });
  });

  it('says that a kind was not recorded instead of calling its objects absent', async () => {
    const secret = { apiVersion: 'v1', plural: 'secrets', namespace: 'shop', name: 'tls' };
    expect(await reader.get(secret, signal)).toEqual({
      status: 'unavailable',
      reason: 'not recorded: the snapshot holds no secrets of v1',
    });
    const metrics = { ...pods, apiVersion: 'metrics.k8s.io/v1beta1', limit: 10 };
    expect(await reader.list(metrics, signal)).toMatchObject({ status: 'unavailable' });
  });

  it('lists over all namespaces, by field, and no further than the limit', async () => {
    const all = await reader.list<Pod>({ apiVersion: 'v1', plural: 'pods', limit: 100 }, signal);
    const node = all.status === 'ok' ? all.value[0]?.spec.nodeName : undefined;
    const onNode = await reader.list<Pod>(
      { apiVersion: 'v1', plural: 'pods', fieldSelector: `spec.nodeName=${node}`, limit: 100 },
      signal,
    );
    expect(onNode.status === 'ok' && onNode.value.every(({ spec }) => spec.nodeName === node)).toBe(true);
    const one = await reader.list({ apiVersion: 'v1', plural: 'pods', limit: 1 }, signal);
    expect(one.status === 'ok' && one.value.length).toBe(1);
  });

  it('reads current and previous logs with their times, the last lines only', async () => {
    const pod = await unreadyPod(reader);
    const query = { namespace: 'shop', pod: pod.metadata.name, container: 'app', tailLines: 2 };
    const previous = await reader.logs({ ...query, previous: true }, signal);
    expect(previous.status === 'ok' && previous.value).toHaveLength(2);
    expect(previous.status === 'ok' && previous.value[1]).toMatch(/^\d{4}-\d\d-\d\dT.*Z .*cart cache/);
    expect((await reader.logs({ ...query, previous: false }, signal)).status).toBe('ok');
  });

  it('knows that a container which never restarted has no previous log', async () => {
    const read = await reader.list<Pod>({ ...pods, limit: 10 }, signal);
    const ready = read.status === 'ok' && read.value.find((p) => p.status?.containerStatuses?.[0]?.ready);
    if (!ready) throw new Error('no ready pod in the recording');
    const query = { namespace: 'shop', pod: ready.metadata.name, container: 'app', tailLines: 5 };
    expect(await reader.logs({ ...query, previous: true }, signal)).toEqual({
      status: 'absent',
      reason: `previous terminated container "app" in pod "${ready.metadata.name}" not found`,
    });
    expect(await reader.logs({ ...query, previous: false, container: 'none' }, signal)).toMatchObject({
      status: 'absent',
    });
  });

  it('gives the events of one object, newest first', async () => {
    const pod = await unreadyPod(reader);
    const read = await reader.events({ namespace: 'shop', kind: 'Pod', name: pod.metadata.name }, signal);
    const times = read.status === 'ok' ? read.value.map((event) => event.lastTimestamp ?? '') : [];
    expect(times.length).toBeGreaterThan(2);
    expect(times).toEqual(times.toSorted().reverse());
    expect(read.status === 'ok' && read.value.map(({ reason }) => reason)).toContain('BackOff');
  });

  it('refuses a name that could leave its place in the path, without a request', async () => {
    for (const name of ['..', '.', '', 'a/b', 'a%2fb', 'a?b', 'a#b', 'x'.repeat(254), '\ud800']) {
      expect(await reader.get({ ...pods, name }, signal)).toMatchObject({ status: 'error' });
    }
    expect(await reader.get({ ...pods, namespace: '../kube-system', name: 'x' }, signal)).toMatchObject({
      status: 'error',
      reason: expect.stringContaining('invalid name'),
    });
  });

  it('stops with the reason of the caller', async () => {
    const gone = new AbortController();
    gone.abort(new Error('caller hung up'));
    await expect(reader.get({ ...pods, name: 'cart-0' }, gone.signal)).rejects.toThrow('caller hung up');
  });

  it('fills in kind and API version of the workloads it lists', async () => {
    const query = { apiVersion: 'apps/v1', plural: 'deployments', namespace: 'shop', limit: 5 };
    const read = await reader.list<WorkloadObject>(query, signal);
    expect(read).toMatchObject({ status: 'ok', value: [{ kind: 'Deployment', apiVersion: 'apps/v1' }] });
  });
});

describe('a recording that lacks kinds', () => {
  const folders: string[] = [];
  const recordingOf = async (change: Record<string, unknown>): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
    folders.push(folder);
    await cp(OOMKILLED, folder, { recursive: true });
    const manifest = JSON.parse(await readFile(join(folder, 'snapshot.json'), 'utf8'));
    await writeFile(join(folder, 'snapshot.json'), JSON.stringify({ ...manifest, ...change }));
    return folder;
  };
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  it('answers what its kinds do not name as not recorded, even if a file holds it', async () => {
    const reader = readerOf({ KUBE_SNAPSHOT: await recordingOf({ kinds: ['Pod'] }) });
    const query = { apiVersion: 'apps/v1', plural: 'deployments', namespace: 'shop', limit: 5 };
    const deployments = await reader.list(query, signal);
    expect(deployments).toMatchObject({
      status: 'unavailable',
      reason: expect.stringMatching(/^not recorded/),
    });
    expect(await reader.events({ namespace: 'shop', kind: 'Pod', name: 'x' }, signal)).toMatchObject({
      status: 'unavailable',
    });
    expect((await reader.list({ ...pods, limit: 5 }, signal)).status).toBe('ok');
  });

  it('answers for a namespace that was left out as not recorded', async () => {
    const reader = readerOf({ KUBE_SNAPSHOT: await recordingOf({ namespaces: ['shop'] }) });
    expect(await reader.list({ ...pods, namespace: 'web', limit: 5 }, signal)).toMatchObject({
      status: 'unavailable',
    });
    expect((await reader.list({ ...pods, limit: 5 }, signal)).status).toBe('ok');
  });

  it.each([
    ['{', 'not JSON'],
    ['{"version":2}', 'version must be 1'],
    ['{"version":1,"recordedAt":"yesterday","kinds":[]}', 'recordedAt'],
  ])('is not configured when snapshot.json is %s', async (text, reason) => {
    const folder = await recordingOf({});
    await writeFile(join(folder, 'snapshot.json'), text);
    const reader = readerOf({ KUBE_SNAPSHOT: folder });
    expect(reader.availability()).toMatchObject({
      configured: false,
      reason: expect.stringContaining(reason),
    });
    expect((await reader.get({ ...pods, name: 'x' }, signal)).status).toBe('unavailable');
  });
});

describe('what the settings do not allow', () => {
  const allow = readerOf({ KUBE_SNAPSHOT: OOMKILLED, KUBE_NAMESPACES_ALLOW: 'sh*' });
  const deny = readerOf({ KUBE_SNAPSHOT: OOMKILLED, KUBE_NAMESPACES_DENY: 'shop' });
  const refused = { status: 'forbidden', reason: expect.stringMatching(/^not allowed by configuration/) };

  it('is refused for objects, lists, logs and events alike', async () => {
    const log = { namespace: 'shop', pod: 'a', container: 'b', previous: false, tailLines: 1 };
    expect(await deny.get({ ...pods, name: 'a' }, signal)).toMatchObject(refused);
    expect(await deny.list({ ...pods, limit: 1 }, signal)).toMatchObject(refused);
    expect(await deny.logs(log, signal)).toMatchObject(refused);
    expect(await deny.events({ namespace: 'shop', kind: 'Pod', name: 'a' }, signal)).toMatchObject(refused);
    expect((await allow.list({ ...pods, limit: 1 }, signal)).status).toBe('ok');
    expect(await allow.list({ ...pods, namespace: 'web', limit: 1 }, signal)).toMatchObject(refused);
  });

  it('is refused for a list over all namespaces when some are allowed, and left out of it when some are denied', async () => {
    const all = { apiVersion: 'v1', plural: 'pods', limit: 100 };
    expect(await allow.list(all, signal)).toMatchObject(refused);
    const read = await deny.list<Pod>(all, signal);
    const namespaces = read.status === 'ok' ? read.value.map(({ metadata }) => metadata.namespace) : [];
    expect(new Set(namespaces)).toEqual(new Set(['kube-system']));
  });

  it('does not touch nodes and their events, wherever those lie', async () => {
    expect((await allow.list({ apiVersion: 'v1', plural: 'nodes', limit: 5 }, signal)).status).toBe('ok');
    const events = await allow.events({ namespace: null, kind: 'Node', name: 'worker-1' }, signal);
    expect(events.status).toBe('ok');
  });
});

describe('without a cluster', () => {
  it('every reading is unavailable, with the reason', async () => {
    const reader = readerOf({ KUBECONFIG: '/nowhere/kubeconfig' });
    expect(reader.availability()).toEqual({
      configured: false,
      reason: 'kubernetes client is not configured: no file of KUBECONFIG exists',
    });
    expect(await reader.get({ ...pods, name: 'x' }, signal)).toMatchObject({ status: 'unavailable' });
  });

  it('a kubeconfig that cannot be read is a reason that does not quote it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'));
    const file = join(folder, 'config');
    await writeFile(file, 'users:\n- name: a\n  user: {token: hunter2\n bad');
    const reader = readerOf({ KUBECONFIG: file });
    const read = await reader.get({ ...pods, name: 'x' }, signal);
    expect(read).toMatchObject({ status: 'unavailable' });
    expect(JSON.stringify(read)).not.toContain('hunter2');
    expect(reader.availability().configured).toBe(false);
    await rm(folder, { recursive: true });
  });
});

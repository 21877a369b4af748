import { describe, expect, it } from '@jest/globals';
import { metadata, pod } from '../../../test/support/cluster-objects.js';
import { InMemoryReader, type InMemoryCluster } from '../../../test/support/in-memory-reader.js';
import type { KubeObject } from '../../evidence/objects.js';
import { valueOf } from '../../evidence/reading.js';
import type { FailedRead } from '../../transport/read-outcome.js';
import { CaseReader } from './case-reader.js';
import { SharedReads } from './shared-reads.js';
import { loadSettings } from '../../config/load.js';

const PODS = { apiVersion: 'v1', plural: 'pods', namespace: 'shop' } as const;
const API = '/api/v1/namespaces/shop/pods';

const labelled = (name: string, app: string): KubeObject => ({
  ...pod(name),
  metadata: { ...metadata(name), namespace: 'shop', labels: { app } },
});
const cluster: InMemoryCluster = {
  objects: { pods: [labelled('a-1', 'a'), labelled('a-2', 'a'), labelled('b-1', 'b')] },
};

const over = (world: InMemoryCluster) => {
  const reader = new InMemoryReader(world);
  return { reader, reads: new CaseReader(reader, new AbortController().signal, 10_000) };
};

describe('a case whose namespace is read whole', () => {
  it('finds objects and selections in the list, told as the call a person would make', async () => {
    const { reader, reads } = over(cluster);
    const whole = reads.list({ ...PODS, limit: 500 });
    const [one, some, none] = await Promise.all([
      reads.get({ ...PODS, name: 'a-2' }),
      reads.list({ ...PODS, labelSelector: 'app=a', limit: 200 }),
      reads.get({ ...PODS, name: 'gone' }),
      whole,
    ]);
    expect(reader.calls).toEqual([`GET ${API}?limit=500`]);
    expect([valueOf(one)?.metadata.name, one.query]).toEqual(['a-2', `GET ${API}/a-2`]);
    expect(valueOf(some)?.map(({ metadata: { name } }) => name)).toEqual(['a-1', 'a-2']);
    expect(some.query).toBe(`GET ${API}?labelSelector=app=a&limit=200`);
    expect(none.outcome).toEqual({ status: 'absent', reason: 'pods "gone" not found' });
  });

  it.each(['forbidden', 'unavailable', 'timeout'] as const)(
    'asks for the object itself where the list is %s',
    async (status) => {
      const fails = (call: string) =>
        call.includes('limit=500') ? { status, reason: 'no list' } : undefined;
      const { reader, reads } = over({ ...cluster, fails });
      const [, one] = await Promise.all([
        reads.list({ ...PODS, limit: 500 }),
        reads.get({ ...PODS, name: 'a-2' }),
      ]);
      expect(valueOf(one)?.metadata.name).toBe('a-2');
      expect(reader.calls).toEqual([`GET ${API}?limit=500`, `GET ${API}/a-2`]);
    },
  );

  it('takes nothing for absent that stands beyond the end of a list, and selects nothing from it', async () => {
    const { reader, reads } = over(cluster);
    await reads.list({ ...PODS, limit: 2 });
    const beyond = await reads.get({ ...PODS, name: 'b-1' });
    const some = await reads.list({ ...PODS, labelSelector: 'app=b', limit: 2 });
    expect(valueOf(beyond)?.metadata.name).toBe('b-1');
    expect(valueOf(some)).toHaveLength(1);
    expect(reader.calls).toHaveLength(3);
  });

  it('finds the first objects of a shorter list in a longer one that is cut', async () => {
    const { reader, reads } = over(cluster);
    await reads.list({ ...PODS, limit: 2 });
    const first = await reads.list({ ...PODS, limit: 1 });
    expect(valueOf(first)?.map(({ metadata: { name } }) => name)).toEqual(['a-1']);
    expect(reader.calls).toHaveLength(1);
  });

  it('keeps in a list when the parts were written that changes are dated by', async () => {
    const managedFields = [
      {
        manager: 'helm',
        time: '2026-03-02T09:00:00Z',
        fieldsV1: { 'f:spec': { 'f:template': { 'f:x': {} }, 'f:other': {} }, 'f:metadata': {} },
      },
    ];
    const written = { ...pod('a-1'), metadata: { ...metadata('a-1'), namespace: 'shop', managedFields } };
    const { reads } = over({ objects: { pods: [written] } });
    await reads.list({ ...PODS, limit: 500 });
    const kept = valueOf(await reads.get({ ...PODS, name: 'a-1' }))?.metadata.managedFields;
    expect(kept).toEqual([{ ...managedFields[0], fieldsV1: { 'f:spec': { 'f:template': {} } } }]);
  });
});

describe('kinds that the cluster does not have', () => {
  const ROUTES = { apiVersion: 'gateway.networking.k8s.io/v1', plural: 'httproutes', limit: 200 } as const;
  const missing = { status: 'absent', reason: 'the server could not find the requested resource' } as const;

  const twice = async (seconds: number, failure: FailedRead | undefined): Promise<readonly string[]> => {
    const shared = new SharedReads(loadSettings({ SHARED_READ_SECONDS: String(seconds) }));
    const reader = new InMemoryReader({ objects: {}, fails: () => failure });
    const { signal } = new AbortController();
    for (const namespace of ['shop', 'bank']) {
      const call = await new CaseReader(reader, signal, 10_000, shared).list({ ...ROUTES, namespace });
      expect(call.outcome.status).toBe(failure?.status ?? 'ok');
    }
    return reader.calls;
  };

  it('are asked for once, not once for each analysis and namespace', async () => {
    expect(await twice(2, missing)).toHaveLength(1);
  });

  it('are asked for anew where nothing is shared', async () => {
    expect(await twice(0, missing)).toHaveLength(2);
  });

  it('are not those that there is just nothing of, or that may not be read', async () => {
    expect(await twice(2, undefined)).toHaveLength(2);
    expect(await twice(2, { status: 'forbidden', reason: 'no' })).toHaveLength(2);
  });
});

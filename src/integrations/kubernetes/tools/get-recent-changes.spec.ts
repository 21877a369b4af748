import { describe, expect, it } from '@jest/globals';
import {
  inReplicaSet,
  metadata,
  node,
  pod,
  replicaSet,
  workload,
} from '../../../../test/support/cluster-objects.js';
import { InMemoryReader, type InMemoryCluster } from '../../../../test/support/in-memory-reader.js';
import { MemoryLogger } from '../../../../test/support/memory-logger.js';
import { ruleMasker } from '../../../../test/support/rule-masker.js';
import { loadSettings } from '../../../config/load.js';
import { providerOf } from '../../../../test/support/cluster-tools.js';
import { ToolSession } from '../../../tools/tool-session.js';
import { getRecentChanges } from './get-recent-changes.js';

const revised = (hash: string, revision: number, createdAt: string, image: string) => {
  const set = replicaSet('web', hash, revision);
  return {
    ...set,
    metadata: { ...set.metadata, creationTimestamp: createdAt },
    spec: { ...set.spec, template: { spec: { containers: [{ name: 'app', image }] } } },
  };
};

const cluster: InMemoryCluster = {
  objects: {
    pods: [pod('web-bbb-1', { meta: inReplicaSet('web', 'bbb') })],
    deployments: [workload('web', { app: 'web' }, { creationTimestamp: '2026-01-01T00:00:00Z' })],
    replicasets: [
      revised('aaa', 1, '2026-01-01T00:00:00Z', 'web:1'),
      revised('bbb', 2, '2026-03-02T08:30:00Z', 'web:2'),
    ],
    nodes: [{ ...node('w1'), metadata: metadata('w1', { creationTimestamp: '2026-03-02T09:00:00Z' }) }],
  },
};

const call = async (args: object, from: InMemoryCluster = cluster): Promise<unknown> => {
  const reader = new InMemoryReader(from);
  const session = new ToolSession({
    tools: [getRecentChanges],
    providers: [providerOf([getRecentChanges], { kubernetes: reader })],
    now: () => reader.now(),
    scope: null,
    settings: loadSettings({}),
    masker: ruleMasker(),
    logger: new MemoryLogger(),
  });
  const { json } = await session.call(
    'get_recent_changes',
    JSON.stringify(args),
    new AbortController().signal,
  );
  return JSON.parse(json.value);
};

describe('get_recent_changes', () => {
  it.each([
    [{ namespace: 'shop', pod_name: 'web-bbb-1' }],
    [{ namespace: 'shop', workload: 'web' }],
    [{ namespace: 'shop', workload: 'web', kind: 'Deployment' }],
  ])('tells what changed around %j', async (args) => {
    expect(await call(args)).toMatchObject({
      about: 'recent changes of deployment shop/web',
      from: '2026-03-02T07:20:00.000Z',
      to: '2026-03-02T09:20:00.000Z',
      changes: expect.arrayContaining([
        {
          at: '2026-03-02T08:30:00Z',
          kind: 'rollout',
          object: 'deployment shop/web',
          what: 'rolled out revision 2, from revision 1',
          details: ['containers[app].image: web:1 → web:2'],
        },
      ]),
    });
  });

  it('tells what changed about a node', async () => {
    expect(await call({ node_name: 'w1' })).toMatchObject({
      about: 'recent changes of node w1',
      changes: [{ object: 'node w1', what: 'joined the cluster' }],
    });
  });

  it('looks at the time that is asked for', async () => {
    const args = { namespace: 'shop', workload: 'web', hours: 1, until: '2026-03-02T08:00:00Z' };
    expect(await call(args)).toMatchObject({ from: '2026-03-02T07:00:00.000Z', changes: [] });
  });

  it.each([
    [{}, 'name a namespace'],
    [{ namespace: 'shop', pod_name: '../secrets' }, 'not the name of an object'],
    [{ namespace: '..' }, 'not the name of a namespace'],
    [{ namespace: 'shop', until: 'yesterday' }, 'is no time'],
  ])('says what is wrong with %j', async (args, detail) => {
    expect(await call(args)).toMatchObject({ error: 'invalid', detail: expect.stringContaining(detail) });
  });

  it('says so when nothing could be read', async () => {
    const refused: InMemoryCluster = {
      ...cluster,
      fails: () => ({ status: 'forbidden', reason: 'no right' }),
    };
    expect(await call({ namespace: 'shop', pod_name: 'web-bbb-1' }, refused)).toMatchObject({
      error: 'forbidden',
      detail: 'no right',
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { node, pod } from '../../../../test/support/cluster-objects.js';
import { InMemoryReader } from '../../../../test/support/in-memory-reader.js';
import type { KubernetesReader } from '../reader.js';
import { ScopedReader } from './scoped-reader.js';
import type { ToolScope } from '../../../tools/tool-scope.js';
import { ScopePolicy } from './scope-policy.js';

const signal = new AbortController().signal;
const SHOP: ToolScope = { namespaces: ['shop'], nodes: ['w1'] };
const NOTHING: ToolScope = { namespaces: [], nodes: [] };

const named = (name: string) => ({ metadata: { name } });
const under = () =>
  new InMemoryReader({
    objects: {
      pods: [pod('cart-0'), pod('vault-0', { meta: { namespace: 'bank' } })],
      nodes: [node('w1'), node('w2')],
      namespaces: [named('shop'), named('bank')],
      storageclasses: [named('fast')],
      persistentvolumes: [named('pv-of-bank')],
    },
    served: { v1: [] },
  });

const within = (scope: ToolScope, reader: KubernetesReader = under()) =>
  new ScopedReader(reader, new ScopePolicy(scope));

const v1 = (plural: string) => ({ apiVersion: 'v1', plural });
const namesIn = async (scope: ToolScope, plural: string, namespace?: string) => {
  const read = await within(scope).list({ ...v1(plural), namespace, limit: 10 }, signal);
  return read.status === 'ok' ? read.value.map(({ metadata }) => metadata.name) : read.status;
};

describe('a cluster as far as a scope reaches', () => {
  it.each([
    ['pods', 'shop', ['cart-0']],
    ['pods', 'bank', 'forbidden'],
    ['pods', undefined, 'forbidden'],
    ['nodes', undefined, ['w1']],
    ['namespaces', undefined, ['shop']],
    ['storageclasses', undefined, ['fast']],
    ['persistentvolumes', undefined, 'forbidden'],
    ['clusterroles', undefined, 'forbidden'],
  ] as const)('lists %s of namespace %s: %j', async (plural, namespace, expected) => {
    expect(await namesIn(SHOP, plural, namespace)).toEqual(expected);
  });

  it.each(['pods', 'nodes', 'namespaces', 'storageclasses'])(
    'lists no %s when it is empty',
    async (plural) => {
      expect(await namesIn(NOTHING, plural)).toBe('forbidden');
    },
  );

  it.each([
    ['nodes', 'w1', 'ok'],
    ['nodes', 'w2', 'forbidden'],
    ['namespaces', 'shop', 'ok'],
    ['namespaces', 'bank', 'forbidden'],
    ['storageclasses', 'fast', 'ok'],
    ['persistentvolumes', 'pv-of-bank', 'forbidden'],
  ])('reads %s %s: %s', async (plural, name, expected) => {
    expect((await within(SHOP).get({ ...v1(plural), name }, signal)).status).toBe(expected);
  });

  it('reads events and logs of its namespaces and nodes', async () => {
    const reader = within(SHOP);
    const statuses = await Promise.all([
      reader.events({ namespace: 'shop', kind: 'Pod', name: 'cart-0' }, signal),
      reader.events({ namespace: null, kind: 'Node', name: 'w1' }, signal),
      reader.events({ namespace: 'bank', kind: 'Pod', name: 'vault-0' }, signal),
      reader.events({ namespace: null, kind: 'Node', name: 'w2' }, signal),
      ...['shop', 'bank'].map((namespace) =>
        reader.logs({ namespace, pod: 'a', container: 'app', previous: false, tailLines: 1 }, signal),
      ),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([
      'ok',
      'ok',
      'forbidden',
      'forbidden',
      'ok',
      'forbidden',
    ]);
  });

  it('asks nothing of the cluster for what lies beyond, and says what may be asked', async () => {
    const reader = under();
    const read = await within(SHOP, reader).get({ ...v1('pods'), namespace: 'bank', name: 'a' }, signal);
    expect(read).toEqual({
      status: 'forbidden',
      reason:
        'outside of what this analysis reaches: namespace bank; it reaches namespace shop and node w1, and with TOOLS_SCOPE=cluster all that the service may read',
    });
    expect(reader.calls).toEqual([]);
  });

  it('tells everyone which kinds there are', async () => {
    expect((await within(NOTHING).resources('v1', signal)).status).toBe('ok');
  });

  it('leaves the reader it looks through as it was', async () => {
    const reader = under();
    expect(within(SHOP, reader).now()).toEqual(reader.now());
    expect((await reader.get({ ...v1('nodes'), name: 'w2' })).status).toBe('ok');
  });
});

import { describe, expect, it } from '@jest/globals';
import { InMemoryReader } from '../../../../test/support/in-memory-reader.js';
import { CaseReader } from '../case-reader.js';
import { loadNamespacesNamed, loadNamespacesSaid } from './other-namespaces.js';
import { resolveHost } from './resolve-host.js';
import { World } from './world.js';

const deployment = (env: Readonly<Record<string, string>>) => ({
  metadata: { name: 'issuer', namespace: 'shop' },
  spec: {
    template: {
      spec: {
        containers: [
          { name: 'app', image: 'app', env: Object.entries(env).map(([name, value]) => ({ name, value })) },
        ],
      },
    },
  },
});

const worldWith = async (env: Readonly<Record<string, string>>): Promise<World> => {
  const objects = {
    namespaces: [{ metadata: { name: 'secrets' } }, { metadata: { name: 'shop' } }],
    deployments: [deployment(env)],
  };
  const world = new World(
    new CaseReader(new InMemoryReader({ objects }), AbortSignal.timeout(10_000), 10_000),
  );
  await world.loadNamespace('shop');
  return world;
};

const vault = { host: 'vault.secrets', port: 8200, certain: true };
const there = { kind: 'Service', namespace: 'secrets', name: 'vault' };

describe('a host of two parts', () => {
  it('is a Service of a namespace that nothing was read of yet, where an object names it', async () => {
    const world = await worldWith({ VAULT_ADDR: 'http://vault.secrets:8200' });
    await loadNamespacesNamed(world, [{ kind: 'Deployment', namespace: 'shop', name: 'issuer' }]);
    expect(resolveHost(world, vault, 'shop')?.ref).toEqual(there);
  });

  it('is one where a line of a log names it', async () => {
    const world = await worldWith({});
    await loadNamespacesSaid(world, ['Get "http://vault.secrets:8200/v1/kv": EOF']);
    expect(resolveHost(world, vault, 'shop')?.ref).toEqual(there);
  });

  it('is a host outside where there is no such namespace', async () => {
    const world = await worldWith({ API: 'https://api.example' });
    await loadNamespacesNamed(world, [{ kind: 'Deployment', namespace: 'shop', name: 'issuer' }]);
    expect(resolveHost(world, { host: 'api.example', port: null, certain: true }, 'shop')?.ref).toEqual({
      kind: 'Host',
      namespace: null,
      name: 'api.example',
    });
  });
});

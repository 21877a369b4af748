import { describe, expect, it } from '@jest/globals';
import type { KubeObject } from '../../../evidence/objects.js';
import { InMemoryReader } from '../../../../test/support/in-memory-reader.js';
import { CaseReader } from '../case-reader.js';
import { namespaceStarts } from './namespace-starts.js';
import { World } from './world.js';

const STARTED = '2026-11-24T09:46:00Z';

const pod = (name: string, since: string | null) => ({
  metadata: { name, namespace: 'shop', creationTimestamp: '2026-10-01T00:00:00Z' },
  spec: { containers: [] },
  status: {
    phase: 'Running',
    conditions: [
      since === null
        ? { type: 'Ready', status: 'True' }
        : { type: 'Ready', status: 'False', lastTransitionTime: since },
    ],
  },
});

const deployment = (name: string, group: string) => ({
  metadata: { name, namespace: 'shop' },
  spec: { template: { spec: { containers: [{ name, env: [{ name: 'GROUP', value: group }] }] } } },
});

const starts = async (
  pods: readonly KubeObject[],
  words: readonly string[] = [],
  deployments: readonly KubeObject[] = [],
): Promise<readonly string[]> => {
  const reader = new InMemoryReader({ objects: { pods, deployments } });
  const world = new World(new CaseReader(reader, AbortSignal.timeout(5000), 5000));
  await world.loadNamespace('shop');
  const found = namespaceStarts(world, 'shop', { startedMs: Date.parse(STARTED), words });
  return found.map(({ kind, name }) => `${kind}/${name}`);
};

const NEW = '2026-11-24T09:44:00Z';
const OLD = '2026-11-20T09:44:00Z';

describe('an alert that names a namespace alone', () => {
  it('is about the one thing that stopped being well around its time', async () => {
    const pods = [pod('cart-5f7-abcde', NEW), pod('old-5f7-abcde', OLD), pod('well-5f7-abcde', null)];
    expect(await starts(pods)).toEqual(['Pod/cart-5f7-abcde']);
  });

  it('is about nothing where several did', async () => {
    expect(await starts([pod('cart-5f7-abcde', NEW), pod('mail-5f7-abcde', NEW)])).toEqual([]);
  });

  it('is about the workload that is given what it speaks of', async () => {
    const some = [deployment('mailer', 'mail-group'), deployment('other', 'other-group')];
    expect(await starts([], ['mail-group'], some)).toEqual(['Deployment/mailer']);
  });

  it('is about the workload that is called after what it speaks of', async () => {
    const some = [deployment('thumbs-0004-deployment', 'x'), deployment('thumbsup', 'y')];
    expect(await starts([], ['thumbs'], some)).toEqual(['Deployment/thumbs-0004-deployment']);
  });
});

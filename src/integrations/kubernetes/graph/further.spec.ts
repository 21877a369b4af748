import { describe, expect, it } from '@jest/globals';
import type { KubeObject } from '../../../evidence/objects.js';
import { InMemoryReader } from '../../../../test/support/in-memory-reader.js';
import { CaseReader } from '../case-reader.js';
import { goneEvents, jobsWaitedFor, loadFurther, nodesThatKeepOut, preemptors } from './further.js';
import { World } from './world.js';

const at = '2026-03-02T09:10:00Z';
const pod = (name: string, spec: object = {}, namespace = 'shop'): KubeObject =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, uid: `uid-${name}` },
    spec: { containers: [], ...spec },
    status: { phase: 'Pending' },
  }) as KubeObject;

const note = (reason: string, name: string, message: string): KubeObject =>
  ({
    kind: 'Event',
    metadata: { name: `${name}.${reason}`, namespace: 'shop' },
    type: 'Normal',
    reason,
    message,
    lastTimestamp: at,
    involvedObject: { kind: 'Pod', name, namespace: 'shop' },
  }) as unknown as KubeObject;

const worldOf = async (objects: Readonly<Record<string, readonly KubeObject[]>>): Promise<World> => {
  const reader = new InMemoryReader({ objects });
  const world = new World(new CaseReader(reader, AbortSignal.timeout(5000), 5000));
  await world.loadNamespace('shop');
  return world;
};

const deployment = { kind: 'Deployment', namespace: 'shop', name: 'cart' };

describe('who took the place of a pod', () => {
  it.each([
    ['its uid, as newer schedulers tell', 'Preempted by pod uid-train-x on node n1'],
    ['its name and namespace', 'Preempted by batch/train-x on node n1'],
  ])('is found by %s', async (_how, message) => {
    const world = await worldOf({
      pods: [pod('train-x', { nodeName: 'n1' }, 'batch')],
      events: [note('Preempted', 'cart-6b9d5c7f4-x2x4z', message)],
    });
    await loadFurther(world, [deployment]);
    expect(preemptors(world, deployment)).toEqual([
      {
        type: 'limited by',
        to: { kind: 'Pod', namespace: 'batch', name: 'train-x' },
        detail: 'preempted by',
      },
    ]);
  });

  it('is not told where the event names a node alone', async () => {
    const world = await worldOf({
      events: [note('Preempted', 'cart-6b9d5c7f4-x2x4z', 'Preempted by a pod on node n1')],
    });
    expect(preemptors(world, deployment)).toEqual([]);
  });

  it('is asked for pods that are gone, of this workload alone', async () => {
    const world = await worldOf({
      pods: [pod('cart-6b9d5c7f4-b2b4b')],
      events: [
        note('Preempted', 'cart-6b9d5c7f4-b2b4b', 'Preempted by a pod on node n1'),
        note('Preempted', 'cart-api-6b9d5c7f4-x2x4z', 'Preempted by a pod on node n1'),
        note('Killing', 'cart-6b9d5c7f4-x2x4z', 'Stopping container cart'),
      ],
    });
    expect(goneEvents(world, deployment)).toEqual([]);
  });
});

describe('what keeps a pod from a node or from starting', () => {
  const node = (name: string, spec: object, labels: Readonly<Record<string, string>> = {}): KubeObject =>
    ({ kind: 'Node', metadata: { name, labels }, spec }) as unknown as KubeObject;

  it('is the state of nodes that have the labels it asks for', async () => {
    const ref = { kind: 'Pod', namespace: 'shop', name: 'cart-1' };
    const pressed = { taints: [{ key: 'node.kubernetes.io/disk-pressure', effect: 'NoSchedule' }] };
    const world = await worldOf({
      pods: [pod('cart-1', { nodeSelector: { pool: 'fast' } })],
      nodes: [
        node('pressed', pressed, { pool: 'fast' }),
        node('elsewhere', pressed),
        node('dedicated', { taints: [{ key: 'team', effect: 'NoSchedule' }] }, { pool: 'fast' }),
      ],
    });
    await loadFurther(world, [ref]);
    expect(nodesThatKeepOut(world, ref).map(({ to }) => to.name)).toEqual(['pressed']);
  });

  it.each([
    'kubectl wait job/migrate-7 --timeout=1h',
    'k8s-wait-for job migrate-7',
    'wait jobs.batch/migrate-7',
  ])('is the Job that an init container waits for: %s', async (line) => {
    const world = await worldOf({
      pods: [pod('cart-1', { initContainers: [{ name: 'wait', command: ['sh', '-c', line] }] })],
      jobs: [{ kind: 'Job', metadata: { name: 'migrate-7', namespace: 'shop' } }],
    });
    const found = jobsWaitedFor(world, { kind: 'Pod', namespace: 'shop', name: 'cart-1' });
    expect(found.map(({ to }) => to.name)).toEqual(['migrate-7']);
  });
});

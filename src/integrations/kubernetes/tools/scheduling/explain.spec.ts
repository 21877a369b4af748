import { describe, expect, it } from '@jest/globals';
import type { Node, Pod } from '../../../../evidence/objects.js';
import { countObstacles, explainScheduling } from './explain.js';
import { amountTexts, podRequests } from './requests.js';
import type { Affinity, SchedulingSpec } from './scheduled-pod.js';

interface PodParts extends Partial<SchedulingSpec> {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly requests?: Readonly<Record<string, string>>;
}

const podOf = ({
  name = 'web-1',
  namespace = 'shop',
  labels = {},
  requests = {},
  ...spec
}: PodParts): Pod => ({
  metadata: { name, namespace, labels },
  spec: { containers: [{ name: 'app', resources: { requests } }], ...spec },
});

interface NodeParts {
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly allocatable?: Readonly<Record<string, string>>;
  readonly spec?: Node['spec'];
}

const nodeOf = ({ name = 'w1', labels = {}, allocatable = {}, spec }: NodeParts = {}): Node => ({
  metadata: { name, labels },
  spec,
  status: { allocatable: { cpu: '8', memory: '32Gi', pods: '110', ...allocatable } },
});

/** Why a pod does not fit one node. */
const obstacles = (
  pod: PodParts,
  node: NodeParts = {},
  placed: readonly PodParts[] = [],
): readonly string[] =>
  explainScheduling(podOf(pod), [nodeOf(node)], placed.map(podOf)).flatMap(({ obstacles: found }) =>
    found.map(({ detail }) => detail),
  );

const gpu = { key: 'gpu', value: 'yes', effect: 'NoSchedule' };
const ssd = { key: 'disk', operator: 'In', values: ['ssd', 'nvme'] };
const nodeAffinity = (...terms: object[]): Affinity => ({
  nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } },
});
const web = { labelSelector: { matchLabels: { app: 'web' } }, topologyKey: 'zone' };
const apart: Affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [web] } };
const together: Affinity = { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [web] } };
const onW1 = { name: 'web-0', nodeName: 'w1', labels: { app: 'web' } };

describe('explainScheduling', () => {
  it.each<readonly [string, PodParts, NodeParts, readonly PodParts[], readonly string[]]>([
    ['fits an empty node', { requests: { cpu: '1' } }, {}, [], []],
    [
      'asks for more than any node has',
      { requests: { cpu: '24' } },
      {},
      [],
      ['cpu: asks for 24, 8 free (8 allocatable, 0 requested); more than the node has when empty'],
    ],
    [
      'asks for more than is left',
      { requests: { memory: '2Gi', cpu: '500m' } },
      { allocatable: { memory: '4Gi' } },
      [{ name: 'a', nodeName: 'w1', requests: { memory: '3Gi', cpu: '1' } }],
      ['memory: asks for 2Gi, 1Gi free (4Gi allocatable, 3Gi requested)'],
    ],
    [
      'does not count pods of other nodes, itself, or those without a node',
      { requests: { cpu: '8' } },
      {},
      [
        { name: 'a', nodeName: 'w2', requests: { cpu: '8' } },
        { name: 'b', requests: { cpu: '8' } },
        { nodeName: 'w1', requests: { cpu: '8' } },
      ],
      [],
    ],
    [
      'finds no place among too many pods',
      {},
      { allocatable: { pods: '1' } },
      [onW1],
      ['pods: asks for 1, 0 free (1 allocatable, 1 requested)'],
    ],
    [
      'asks for a device the node has not',
      { requests: { 'nvidia.com/gpu': '1' } },
      {},
      [],
      ['nvidia.com/gpu: asks for 1, 0 free (0 allocatable, 0 requested); more than the node has when empty'],
    ],
    [
      'does not tolerate a taint',
      {},
      { spec: { taints: [gpu] } },
      [],
      ['taint gpu=yes:NoSchedule is not tolerated'],
    ],
    [
      'tolerates it by value',
      { tolerations: [{ key: 'gpu', value: 'yes' }] },
      { spec: { taints: [gpu] } },
      [],
      [],
    ],
    [
      'tolerates another value only',
      { tolerations: [{ key: 'gpu', value: 'no' }] },
      { spec: { taints: [gpu] } },
      [],
      ['taint gpu=yes:NoSchedule is not tolerated'],
    ],
    [
      'tolerates another effect only',
      { tolerations: [{ key: 'gpu', operator: 'Exists', effect: 'NoExecute' }] },
      { spec: { taints: [gpu] } },
      [],
      ['taint gpu=yes:NoSchedule is not tolerated'],
    ],
    [
      'tolerates everything',
      { tolerations: [{ operator: 'Exists' }] },
      { spec: { taints: [gpu], unschedulable: true } },
      [],
      [],
    ],
    [
      'is only preferred elsewhere',
      {},
      { spec: { taints: [{ key: 'x', effect: 'PreferNoSchedule' }] } },
      [],
      [],
    ],
    [
      'meets a cordoned node, told once',
      {},
      {
        spec: {
          unschedulable: true,
          taints: [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }],
        },
      },
      [],
      ['the node is cordoned (unschedulable)'],
    ],
    [
      'selects nodes by a label',
      { nodeSelector: { disk: 'ssd', os: 'linux' } },
      { labels: { disk: 'hdd', os: 'linux' } },
      [],
      ['node selector wants disk=ssd, the node has hdd'],
    ],
    [
      'selects nodes by affinity',
      { affinity: nodeAffinity({ matchExpressions: [ssd, { key: 'old', operator: 'DoesNotExist' }] }) },
      { labels: { disk: 'hdd' } },
      [],
      ['node affinity wants disk In (ssd, nvme) and !old'],
    ],
    [
      'is content with one of several terms',
      {
        affinity: nodeAffinity(
          {},
          { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['w1'] }] },
        ),
      },
      {},
      [],
      [],
    ],
    [
      'compares numbers',
      { affinity: nodeAffinity({ matchExpressions: [{ key: 'gen', operator: 'Gt', values: ['9'] }] }) },
      { labels: { gen: '10' } },
      [],
      [],
    ],
    [
      'keeps away from its like',
      { affinity: apart, labels: { app: 'web' } },
      { labels: { zone: 'a' } },
      [onW1],
      ['anti-affinity to pods app=web by zone: web-0 is there'],
    ],
    [
      'keeps away from its like in its own namespace only',
      { affinity: apart },
      { labels: { zone: 'a' } },
      [{ ...onW1, namespace: 'x' }],
      [],
    ],
    ['wants others near that are', { affinity: together }, { labels: { zone: 'a' } }, [onW1], []],
    [
      'wants others near that are nowhere',
      { affinity: together },
      { labels: { zone: 'a' } },
      [],
      ['affinity to pods app=web by zone: none is there'],
    ],
    [
      'is the first of its kind',
      { affinity: together, labels: { app: 'web' } },
      { labels: { zone: 'a' } },
      [],
      [],
    ],
  ])('a pod that %s', (_what, pod, node, placed, expected) => {
    expect(obstacles(pod, node, placed)).toEqual(expected);
  });

  it('puts the nearest miss first, and counts nodes by the kind of obstacle', () => {
    const nodes = [
      nodeOf({ name: 'a', allocatable: { cpu: '1', memory: '1Gi' } }),
      nodeOf({ name: 'b', allocatable: { cpu: '1' } }),
      nodeOf({ name: 'c' }),
    ];
    const fits = explainScheduling(podOf({ requests: { cpu: '2', memory: '2Gi' } }), nodes, []);
    expect(fits.map(({ node, fits: does }) => [node, does])).toEqual([
      ['c', true],
      ['b', false],
      ['a', false],
    ]);
    expect(fits[0]?.free).toEqual({ cpu: '8', memory: '32Gi', pods: '110' });
    expect(countObstacles(fits)).toEqual([
      { reason: 'insufficient cpu', nodes: 2 },
      { reason: 'insufficient memory', nodes: 1 },
    ]);
  });
});

describe('podRequests', () => {
  const container = (cpu: string, restartPolicy?: string) => ({
    name: 'c',
    resources: { requests: { cpu } },
    ...(restartPolicy !== undefined && { restartPolicy }),
  });

  it.each<readonly [string, PodParts, Readonly<Record<string, string>>]>([
    ['the sum of the containers', { containers: [container('1'), container('250m')] }, { cpu: '1250m' }],
    [
      'the largest init container',
      { containers: [container('1')], initContainers: [container('3'), container('2')] },
      { cpu: '3' },
    ],
    [
      'sidecars beside the containers',
      { containers: [container('1')], initContainers: [container('500m', 'Always'), container('1')] },
      { cpu: '1500m' },
    ],
    [
      'overhead too',
      { containers: [container('1')], overhead: { cpu: '1', memory: '64Mi' } },
      { cpu: '2', memory: '64Mi' },
    ],
    [
      'what the pod asks for as a whole',
      { containers: [container('1')], resources: { requests: { cpu: '4' } } },
      { cpu: '4' },
    ],
    ['nothing', { containers: [{ name: 'c' }] }, {}],
  ])('are %s', (_what, pod, expected) => {
    expect(amountTexts(podRequests(podOf(pod)))).toEqual(expected);
  });
});

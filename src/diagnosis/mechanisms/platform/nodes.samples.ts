import type { RuleSample, RuleSamples } from '../../../../test/support/rule-samples.js';
import type { EventText, NodeText, WorkloadText } from '../../../../test/support/scenario/scenario-file.js';

const at = 'Node/worker-1';

/** A workload on a node in the state given; seen from the workload. */
const on = (
  name: string,
  node: NodeText,
  says: readonly string[] = [],
  workload: WorkloadText = {},
): RuleSample => ({
  name,
  cluster: {
    nodes: { 'worker-1': node },
    workloads: { scanner: { port: 8080, replicas: 1, nodes: ['worker-1'], ...workload } },
  },
  at,
  says,
});

const condition = (type: string, text: string): NodeText => ({ conditions: { [type]: text } });
const warned = (...events: readonly EventText[]): NodeText => ({ events });
const well = on('a healthy node', {});
const runtime = condition(
  'Ready',
  'False KubeletNotReady container runtime is down: rpc error: code = Unavailable',
);
const pleg = condition(
  'Ready',
  'False KubeletNotReady PLEG is not healthy: pleg was last seen active 3m7s ago',
);
const network = condition(
  'Ready',
  'False KubeletNotReady container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:cni plugin not initialized',
);
const silent: NodeText = {
  conditions: { Ready: 'Unknown NodeStatusUnknown Kubelet stopped posting node status.' },
};
const disk = condition('DiskPressure', 'True KubeletHasDiskPressure kubelet has disk pressure');
const memory = condition(
  'MemoryPressure',
  'True KubeletHasInsufficientMemory kubelet has insufficient memory available',
);

export const samples: readonly RuleSamples[] = [
  {
    mechanism: 'node/unreachable',
    matches: [
      on('its kubelet is silent', silent, ['worker-1', 'stopped posting']),
      { ...on('an alert about the node', silent, ['worker-1']), labels: { node: 'worker-1' } },
    ],
    passes: [well, on('the runtime is down', runtime)],
  },
  {
    mechanism: 'node/shutting-down',
    matches: [
      on('it says so', condition('Ready', 'False KubeletNotReady node is shutting down'), ['shutting down']),
    ],
    passes: [well, on('the runtime is down', runtime)],
  },
  {
    mechanism: 'node/network-not-ready',
    matches: [on('the plugin is not there', network, ['cni plugin not initialized'])],
    passes: [well, on('its kubelet is silent', silent), on('the runtime is down', runtime)],
  },
  {
    mechanism: 'node/runtime-down',
    matches: [
      on('the runtime is down', runtime, ['runtime is down']),
      on('PLEG', pleg, ['PLEG is not healthy']),
    ],
    passes: [well, on('the network is not ready', network)],
  },
  {
    mechanism: 'node/not-ready',
    matches: [
      on(
        'another reason',
        condition('Ready', 'False KubeletNotReady failed to initialize CSINode: timed out'),
        ['CSINode'],
      ),
    ],
    passes: [well, on('the runtime is down', runtime)],
  },
  {
    mechanism: 'node/network-unavailable',
    matches: [
      on(
        'no route was made',
        condition('NetworkUnavailable', 'True NoRouteCreated Node created without a route'),
        ['without a route'],
      ),
    ],
    passes: [
      well,
      on(
        'a route was made',
        condition('NetworkUnavailable', 'False RouteCreated RouteController created a route'),
      ),
    ],
  },
  {
    mechanism: 'node/disk-pressure',
    matches: [
      on(
        'it evicts',
        disk,
        ['worker-1', 'evicted 1', 'Deployment scanner: Container scanner was using 9Gi'],
        {
          state: {
            evicted: {
              message:
                'The node was low on resource: ephemeral-storage. Container scanner was using 9Gi, request is 0.',
            },
          },
        },
      ),
      {
        ...on('an alert about its file system', disk),
        labels: { alertname: 'NodeFilesystemSpaceFillingUp', node: 'worker-1' },
      },
    ],
    passes: [well, on('memory', memory)],
  },
  {
    mechanism: 'node/memory-pressure',
    matches: [on('memory', memory, ['worker-1'])],
    passes: [well, on('disk', disk)],
  },
  {
    mechanism: 'node/pid-pressure',
    matches: [
      on(
        'processes',
        condition('PIDPressure', 'True KubeletHasInsufficientPID kubelet has insufficient PID available'),
        ['worker-1'],
      ),
    ],
    passes: [well, on('disk', disk)],
  },
  {
    mechanism: 'node/problem',
    matches: [
      on(
        'a kernel deadlock',
        condition('KernelDeadlock', 'True DockerHung task docker:7 blocked for more than 300 seconds'),
        ['KernelDeadlock', 'blocked'],
      ),
      on(
        'the agent of a provider',
        condition('NetworkingReady', 'False IPAMDNotReady IPAM-D on the node is not ready'),
        ['NetworkingReady', 'IPAM-D'],
      ),
    ],
    passes: [
      well,
      on(
        'conditions of that agent that are well',
        condition('KernelReady', 'True KernelIsReady Monitoring is active'),
      ),
      on('disk', disk),
    ],
  },
  {
    mechanism: 'node/system-oom',
    matches: [
      on(
        'with the victim',
        warned(['W', 'SystemOOM', 'System OOM encountered, victim process: java, pid: 4711', 1, '9m']),
        ['java', 'worker-1'],
      ),
    ],
    passes: [well, on('memory', memory)],
  },
  {
    mechanism: 'node/warning',
    matches: [
      on(
        'it was rebooted',
        warned(['W', 'Rebooted', 'Node worker-1 has been rebooted, boot id: 77', 1, '12m']),
        ['Rebooted', 'boot id'],
      ),
    ],
    passes: [
      well,
      on(
        'a start of the kubelet',
        warned(['W', 'InvalidDiskCapacity', 'invalid capacity 0 on image filesystem', 1, '12m']),
      ),
    ],
  },
  {
    mechanism: 'node/shutdown',
    matches: [
      on('it took its pods', {}, ['worker-1', 'imminent node shutdown'], {
        state: {
          evicted: {
            reason: 'Terminated',
            message: 'Pod was terminated in response to imminent node shutdown.',
          },
        },
      }),
    ],
    passes: [
      well,
      on('an eviction', {}, [], { state: { evicted: { message: 'The node was low on resource: memory.' } } }),
    ],
  },
  {
    mechanism: 'node/cordoned',
    matches: [on('it is cordoned', { unschedulable: true }, ['worker-1', 'no new pods'])],
    passes: [well, on('disk', disk)],
  },
];

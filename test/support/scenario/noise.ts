import type { ClusterText, WorkloadText } from './scenario-file.ts';

/** Seven objects each, with controller, ReplicaSet, pods, Service and endpoints. */
const HEALTHY_WORKLOADS = 72;
const NAMESPACES = 9;

const healthy = (): Readonly<Record<string, WorkloadText>> =>
  Object.fromEntries(
    Array.from({ length: HEALTHY_WORKLOADS }, (_, index) => [
      `tenant-app-${index}`,
      { namespace: `tenant-${index % NAMESPACES}`, port: 8000 + index, age: `${index + 3}d` },
    ]),
  );

/** They fail since about the time of the alert, on the nodes and in the namespace of the scenario, and nothing calls them. */
const neighbours = (namespace: string): Readonly<Record<string, WorkloadText>> => ({
  'sandbox-notebook': {
    namespace,
    replicas: 3,
    nodes: ['worker-1', 'worker-2', 'worker-3'],
    service: false,
    state: {
      crashloop: {
        exit: 1,
        restarts: 9,
        for: '25m',
        log: ['starting notebook kernel', "ModuleNotFoundError: No module named 'pandas'"],
      },
    },
  },
  'preview-build': {
    namespace,
    image: 'registry.example.com/preview/build:pr-8812',
    replicas: 1,
    service: false,
    state: {
      image: {
        message: 'rpc error: code = NotFound desc = registry.example.com/preview/build:pr-8812: not found',
        for: '30m',
      },
    },
  },
  'load-tester': {
    namespace,
    replicas: 1,
    service: false,
    requests: { cpu: '60', memory: '4Gi' },
    state: {
      pending: {
        message:
          '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
        for: '28m',
      },
    },
  },
});

/** More than 500 healthy objects elsewhere, and three failing neighbours that nothing of the scenario has to do with. */
export const noise = (namespace: string): Partial<ClusterText> => ({
  workloads: { ...healthy(), ...neighbours(namespace) },
});

/** Whether it is of the healthy ones: nobody reads their logs, so that they need not be written. */
export const isElsewhere = (namespace: string): boolean => /^tenant-\d+$/.test(namespace);

/** What an answer must not name as a cause, under noise. */
export const NEIGHBOURS: readonly string[] = Object.keys(neighbours(''));

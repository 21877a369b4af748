import { anyOf, matchers, quoted } from '../query/quote.js';

/** How a value is to be read. */
export type Unit = 'ratio' | 'bytes' | 'cores' | 'count' | 'yes or no';

/** One thing that can run out, as a query whose answer is a few series. */
export interface SaturationQuery {
  /** Such as `memory working set against the limit`. */
  readonly name: string;
  readonly promql: string;
  readonly unit: Unit;
  /** Whether a value is one to look at. */
  readonly alarming: (value: number) => boolean;
  /** For a counter: only its growth tells something, so it alarms when it grew. */
  readonly counter?: boolean;
}

/** Most that a claim list may hold, so that a query stays short. */
const MAX_CLAIMS = 20;

const above =
  (bound: number) =>
  (value: number): boolean =>
    value >= bound;
const below =
  (bound: number) =>
  (value: number): boolean =>
    value < bound;
const never = (): boolean => false;

/**
 * What can run out at a pod, per container: names as cAdvisor, kube-state-metrics and the process libraries write them.
 * The limit is cAdvisor's where it has one, else that of kube-state-metrics.
 */
export const podQueries = (namespace: string, pod: string): readonly SaturationQuery[] => {
  const of = matchers({ namespace, pod });
  const containers = `${of},container!="",container!="POD"`;
  const memory = `max by (container) (container_memory_working_set_bytes{${containers}})`;
  const limit =
    `(max by (container) (container_spec_memory_limit_bytes{${containers}} > 0)` +
    ` or max by (container) (kube_pod_container_resource_limits{${of},resource="memory"}))`;
  return [
    {
      name: 'share of CPU periods that were throttled',
      promql:
        `sum by (container) (rate(container_cpu_cfs_throttled_periods_total{${containers}}[5m]))` +
        ` / sum by (container) (rate(container_cpu_cfs_periods_total{${containers}}[5m]))`,
      unit: 'ratio',
      alarming: above(0.25),
    },
    {
      name: 'CPU use',
      promql: `sum by (container) (rate(container_cpu_usage_seconds_total{${containers}}[5m]))`,
      unit: 'cores',
      alarming: never,
    },
    {
      name: 'memory working set against the limit',
      promql: `${memory} / on (container) ${limit}`,
      unit: 'ratio',
      alarming: above(0.9),
    },
    { name: 'memory working set', promql: memory, unit: 'bytes', alarming: never },
    {
      name: 'restarts',
      promql: `max by (container) (kube_pod_container_status_restarts_total{${of}})`,
      unit: 'count',
      alarming: never,
      counter: true,
    },
    {
      name: 'readiness',
      promql: `max by (pod) (kube_pod_status_ready{${of},condition="true"})`,
      unit: 'yes or no',
      alarming: below(1),
    },
    {
      name: 'open file descriptors against the limit',
      promql: `max by (container) (process_open_fds{${of}} / process_max_fds{${of}})`,
      unit: 'ratio',
      alarming: above(0.8),
    },
  ];
};

/** How full the volumes of a pod are, by claim: bytes and inodes, as the kubelet tells. Empty without claims. */
export const volumeQueries = (namespace: string, claims: readonly string[]): readonly SaturationQuery[] => {
  if (claims.length === 0) return [];
  const of = `${matchers({ namespace })},persistentvolumeclaim=~${anyOf(claims.slice(0, MAX_CLAIMS))}`;
  const full = (used: string, all: string): string =>
    `max by (persistentvolumeclaim) (${used}{${of}} / ${all}{${of}})`;
  return [
    {
      name: 'space used of the volumes',
      promql: full('kubelet_volume_stats_used_bytes', 'kubelet_volume_stats_capacity_bytes'),
      unit: 'ratio',
      alarming: above(0.9),
    },
    {
      name: 'inodes used of the volumes',
      promql: full('kubelet_volume_stats_inodes_used', 'kubelet_volume_stats_inodes'),
      unit: 'ratio',
      alarming: above(0.9),
    },
  ];
};

/**
 * What can run out at a node: names as kube-state-metrics and the node exporter write them. The exporter calls a node by
 * its address, so its name comes from `node_uname_info`; CPU is told by its pressure, one series a node, because use would
 * be read from one series for every core of every node.
 */
export const nodeQueries = (node: string): readonly SaturationQuery[] => {
  const here = `and on (instance) node_uname_info{nodename=${quoted(node)}}`;
  const disks = 'fstype!~"tmpfs|overlay|squashfs|ramfs"';
  return [
    {
      name: 'conditions of the node',
      promql: `max by (condition) (kube_node_status_condition{${matchers({ node, status: 'true' })},condition!="Ready"})`,
      unit: 'yes or no',
      alarming: above(1),
    },
    {
      name: 'memory used of the node',
      promql: `max((1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes) ${here})`,
      unit: 'ratio',
      alarming: above(0.9),
    },
    {
      name: 'share of time in which work waited for CPU on the node',
      promql: `max(rate(node_pressure_cpu_waiting_seconds_total[5m]) ${here})`,
      unit: 'ratio',
      alarming: above(0.5),
    },
    {
      name: 'space used of the file systems of the node',
      promql: `max by (mountpoint) ((1 - node_filesystem_avail_bytes{${disks}} / node_filesystem_size_bytes{${disks}}) ${here})`,
      unit: 'ratio',
      alarming: above(0.9),
    },
    {
      name: 'file descriptors used of the node',
      promql: `max((node_filefd_allocated / node_filefd_maximum) ${here})`,
      unit: 'ratio',
      alarming: above(0.8),
    },
  ];
};

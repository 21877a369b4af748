import type { Container, ContainerStatus, Pod } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { containerStatuses } from '../pod-health.js';
import { mapCall, reading, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { beginningOf } from '../../../masking/index.js';

/** Most characters kept of one line. */
const LINE_LIMIT = 2000;

/** Most containers of a pod whose logs are read. */
const CONTAINER_LIMIT = 20;

/** The log of one container, current or previous. `reading` is `null` for a container that never ran. */
export interface LogReading {
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  readonly reading: Reading<readonly string[]> | null;
}

export interface LogRequest {
  readonly pod: Pod;
  /** The container that the alert names: its logs weigh most. */
  readonly container: string | null;
  readonly tailLines: number;
}

const bounded = (line: string): string =>
  line.length <= LINE_LIMIT ? line : `${beginningOf(line, LINE_LIMIT)}… (${line.length} characters)`;

const hasCrashed = (status: ContainerStatus): boolean =>
  status.restartCount > 0 || (status.lastState?.terminated ?? null) !== null;

/** Asking for the log of a container that never ran only brings an error. A pod without a node has no statuses yet. */
const neverRan = (pod: Pod, status: ContainerStatus | undefined): boolean =>
  status === undefined
    ? pod.status?.phase === 'Pending'
    : !hasCrashed(status) && (status.state?.waiting ?? null) !== null;

const currentWeight = (status: ContainerStatus | undefined): number => {
  if (status?.state?.terminated?.exitCode === 0) return WEIGHT.logDone;
  return status !== undefined && status.ready && !hasCrashed(status)
    ? WEIGHT.logHealthy
    : WEIGHT.logUnhealthy;
};

const readLog = async (
  reader: CaseReader,
  { pod, container: named, tailLines }: LogRequest,
  container: string,
  previous: boolean,
  weight: number,
): Promise<LogReading> => {
  const { name, namespace = '' } = pod.metadata;
  const call = await reader.logs({ namespace, pod: name, container, previous, tailLines });
  const lines = mapCall(call, (all) => all.slice(-tailLines).map(bounded));
  const which = previous ? 'previous log' : 'log';
  const exhibit = {
    type: 'log',
    title: `pod ${namespace}/${name}: ${which} of container ${container}`,
    weight: weight + (container === named ? WEIGHT.namedContainer : 0),
  };
  return {
    pod: name,
    container,
    previous,
    reading: reading(lines, exhibit, (kept) => ({ pod: name, container, previous, lines: kept })),
  };
};

/**
 * Logs of every container (init, sidecar and ephemeral too), current ones first; previous ones only of containers that
 * restarted.
 */
export const readLogs = async (reader: CaseReader, request: LogRequest): Promise<readonly LogReading[]> => {
  const { pod, container: named } = request;
  const statuses = new Map(containerStatuses(pod).map((status) => [status.name, status]));
  const { initContainers = [], containers = [], ephemeralContainers = [] } = pod.spec;
  const names = [...containers, ...initContainers, ...ephemeralContainers].map(({ name }: Container) => name);
  const first = names.filter((name) => name === named);
  const ordered = [...first, ...names.filter((name) => name !== named)].slice(0, CONTAINER_LIMIT);
  const current = ordered.map((name): Promise<LogReading> => {
    const status = statuses.get(name);
    if (!neverRan(pod, status)) return readLog(reader, request, name, false, currentWeight(status));
    return Promise.resolve({ pod: pod.metadata.name, container: name, previous: false, reading: null });
  });
  const previous = ordered.flatMap((name) => {
    const status = statuses.get(name);
    if (status === undefined || !hasCrashed(status)) return [];
    return [readLog(reader, request, name, true, WEIGHT.logPrevious)];
  });
  return Promise.all([...current, ...previous]);
};

import type { ContainerStatus, Pod } from '../../../evidence/objects.js';

/** Which part of a recorded log is asked for, as the API's parameters say. */
export interface LogPart {
  readonly tailLines: number | null;
  readonly sinceSeconds: number | null;
  readonly timestamps: boolean;
  readonly limitBytes: number | null;
}

const timeOf = (line: string): number => Date.parse(line.slice(0, line.indexOf(' ')));

/** Cuts a recorded log as the kubelet would: since a time, the last lines of that, then the first bytes. */
export const cutLog = (text: string, part: LogPart, now: Date): string => {
  const since = part.sinceSeconds === null ? -Infinity : now.getTime() - part.sinceSeconds * 1000;
  const recent = text.split('\n').filter((line) => line !== '' && !(timeOf(line) < since));
  const tail = part.tailLines === null ? recent : recent.slice(Math.max(0, recent.length - part.tailLines));
  const lines = part.timestamps ? tail : tail.map((line) => line.slice(line.indexOf(' ') + 1));
  const all = lines.map((line) => `${line}\n`).join('');
  if (part.limitBytes === null) return all;
  return Buffer.from(all).subarray(0, part.limitBytes).toString('utf8');
};

const statusOf = ({ status = {} }: Pod, container: string): ContainerStatus | undefined => {
  const { initContainerStatuses = [], containerStatuses = [], ephemeralContainerStatuses = [] } = status;
  const all = [...initContainerStatuses, ...containerStatuses, ...ephemeralContainerStatuses];
  return all.find(({ name }) => name === container);
};

const hasContainer = ({ spec }: Pod, container: string): boolean => {
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  return [...initContainers, ...containers, ...ephemeralContainers].some(({ name }) => name === container);
};

const ranBefore = (status: ContainerStatus | undefined): boolean =>
  (status?.restartCount ?? 0) > 0 || status?.lastState?.terminated !== undefined;

const hasStarted = ({ state }: ContainerStatus): boolean =>
  state?.running !== undefined || state?.terminated !== undefined;

/**
 * Why the kubelet has no such log, by the pod's own status; `null` when it should have one, so that a missing file
 * means that the log was not recorded.
 */
export const noSuchLog = (pod: Pod, container: string, previous: boolean): string | null => {
  const { name } = pod.metadata;
  if (!hasContainer(pod, container)) return `container ${container} is not valid for pod ${name}`;
  const status = statusOf(pod, container);
  if (ranBefore(status)) return null;
  if (previous) return `previous terminated container "${container}" in pod "${name}" not found`;
  if (status !== undefined && hasStarted(status)) return null;
  const reason = status?.state?.waiting?.reason ?? 'ContainerCreating';
  return `container "${container}" in pod "${name}" is waiting to start: ${reason}`;
};

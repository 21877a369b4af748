import type { Entity, SeenEvent } from '../../evidence/entity.js';
import type { Pod } from '../../evidence/objects.js';
import type { ContainerView, Termination } from '../container-view.js';
import { conditionOf, isAboutContainer } from './look.js';

const earliest = (times: readonly (string | null | undefined)[]): string | null =>
  times
    .filter((time) => time !== null && time !== undefined)
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;

/** When the first of some events was seen; `null` without any. */
export const firstSeen = (events: readonly SeenEvent[]): string | null =>
  earliest(events.map(({ event: { firstTimestamp, lastTimestamp } }) => firstTimestamp ?? lastTimestamp));

/** When the newest of some events was seen last; `null` without any. */
export const lastSeenOf = (events: readonly SeenEvent[]): string | null =>
  events
    .map(({ event: { firstTimestamp, lastTimestamp } }) => lastTimestamp ?? firstTimestamp)
    .filter((time) => time !== null)
    .toSorted((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null;

/** Since when a pod is not ready: for one that never ran, since it was made. */
export const notReadySince = ({ status, metadata }: Pod): string | null => {
  const ready = conditionOf(status?.conditions, 'Ready');
  if (ready?.status === 'False' && ready.lastTransitionTime !== undefined) return ready.lastTransitionTime;
  return status?.startTime ?? metadata.creationTimestamp ?? null;
};

/** Since when a container waits: since the first event that says so, else since the pod is not ready. */
export const waitingSince = (pod: Pod, events: readonly SeenEvent[]): string | null =>
  earliest([firstSeen(events)]) ?? notReadySince(pod);

/** When a container began to end again and again: its first back-off, else its latest end. */
export const endingSince = ({ events }: Entity, container: string, run: Termination): string | null => {
  const backOffs = events.filter(
    ({ event }) => event.reason === 'BackOff' && isAboutContainer(event, container),
  );
  return earliest([firstSeen(backOffs), run.finishedAt]);
};

/** `lastSeen` of a fault of a container that runs and is ready again; empty while it lasts. */
export const overAt = (
  { status }: ContainerView,
  run: Termination | null,
): { readonly lastSeen?: string | null } =>
  status?.state?.running !== undefined && status.ready ? { lastSeen: run?.finishedAt ?? null } : {};

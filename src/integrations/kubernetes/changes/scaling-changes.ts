import type { KubeEvent, WorkloadObject } from '../../../evidence/objects.js';
import { within, type Change, type FoundChanges, type Window } from './change.js';
import { lastWrite } from './managed-fields.js';

const REPLICAS = ['spec', 'replicas'];
/** What controllers say when they change how many pods there are. */
const SCALING_REASONS: ReadonlySet<string> = new Set(['ScalingReplicaSet', 'SuccessfulRescale']);
/** A StatefulSet tells of its pods one by one, and of nothing else. */
const POD_REASONS: ReadonlySet<string> = new Set(['SuccessfulCreate', 'SuccessfulDelete']);
const MAX_EVENTS = 8;

/** A write through the scale sub-resource is for certain one of the number of replicas, and of nothing else. */
const scaledByHand = (
  object: string,
  { metadata, spec }: WorkloadObject,
  window: Window,
): readonly Change[] => {
  const write = lastWrite(metadata, [REPLICAS], ({ subresource }) => subresource === 'scale');
  if (write === null || !within(write.at, window)) return [];
  return [
    {
      at: write.at,
      kind: 'scaling',
      object,
      what: `spec.replicas set to ${spec.replicas ?? 1}`,
      by: write.by,
    },
  ];
};

/** Kubernetes (seen with 1.34) records who wrote through the scale sub-resource, but not when. */
const undatedScale = (object: string, { metadata, spec }: WorkloadObject): readonly string[] => {
  const write = metadata.managedFields?.find(
    ({ subresource, time }) => subresource === 'scale' && time === undefined,
  );
  if (write === undefined) return [];
  const who = write.manager ?? 'somebody';
  return [
    `${object}: spec.replicas ${spec.replicas ?? 1} was set by ${who} (scale); of that the API server records no time`,
  ];
};

/**
 * Scaling of a workload: a write of `spec.replicas` alone, and what the controllers told of it. A rollout scales too; its
 * events stand beside it.
 * @param events those of the workload, newest first
 */
export const scalingChanges = (
  object: string,
  workload: WorkloadObject,
  events: readonly KubeEvent[],
  window: Window,
): FoundChanges => {
  const tells = (reason: string): boolean =>
    SCALING_REASONS.has(reason) || (workload.kind === 'StatefulSet' && POD_REASONS.has(reason));
  const told = events
    .filter(({ reason, lastTimestamp }) => tells(reason) && within(lastTimestamp, window))
    .slice(0, MAX_EVENTS)
    .map(({ lastTimestamp, message }) => ({
      at: lastTimestamp ?? '',
      kind: 'scaling' as const,
      object,
      what: message,
    }));
  return {
    changes: [...scaledByHand(object, workload, window), ...told],
    notes: told.length > 0 ? undatedScale(object, workload) : [],
  };
};

import type { KubeEvent, WorkloadObject } from '../../sources/kubernetes/objects.js';
import { within, type Change, type Window } from './change.js';
import { lastWrite } from './managed-fields.js';

const REPLICAS = ['spec', 'replicas'];
/** What controllers say when they change how many pods there are. */
const SCALING_REASONS: ReadonlySet<string> = new Set(['ScalingReplicaSet', 'SuccessfulRescale']);
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
): readonly Change[] => [
  ...scaledByHand(object, workload, window),
  ...events
    .filter(({ reason, lastTimestamp }) => SCALING_REASONS.has(reason) && within(lastTimestamp, window))
    .slice(0, MAX_EVENTS)
    .map(({ lastTimestamp, message }) => ({
      at: lastTimestamp ?? '',
      kind: 'scaling' as const,
      object,
      what: message,
    })),
];

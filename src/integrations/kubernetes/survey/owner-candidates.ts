import type { WorkloadKind, WorkloadRef } from '../../../alerts/target.js';
import type { KindedRef } from './workload.collector.js';

/** In the order in which a workload of unknown kind is looked for. */
const TRIED: readonly WorkloadKind[] = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'ReplicaSet',
];

/** What a label that names a workload can mean. */
export const candidatesOf = ({ kind, name }: WorkloadRef): readonly KindedRef[] =>
  (kind === null ? TRIED : [kind]).map((tried) => ({ kind: tried, name }));

/** Letters and digits that the API server uses for generated endings: no vowels, nothing that is easily confused. */
const RANDOM = '[bcdfghjklmnpqrstvwxz2456789]';
const OF_REPLICA_SET = new RegExp(`^(.+)-(${RANDOM}{1,10})-${RANDOM}{5}$`);
const GENERATED = new RegExp(`^(.+)-${RANDOM}{5}$`);
const ORDINAL = /^(.+)-\d{1,9}$/;

/**
 * What may have made a pod that is gone, from its name: `checkout-6f7d9c5b8-x2k4q` is of the Deployment `checkout`;
 * `cart-0` of the StatefulSet `cart`; `backup-x2k4q` of a DaemonSet, Job or lone ReplicaSet `backup`.
 */
export const candidatesFromPodName = (pod: string): readonly KindedRef[] => {
  const deployment = OF_REPLICA_SET.exec(pod)?.[1];
  const generated = GENERATED.exec(pod)?.[1];
  const statefulSet = ORDINAL.exec(pod)?.[1];
  const indexedJob = generated === undefined ? undefined : ORDINAL.exec(generated)?.[1];
  return [
    ...(deployment === undefined ? [] : [{ kind: 'Deployment', name: deployment } as const]),
    ...(statefulSet === undefined ? [] : [{ kind: 'StatefulSet', name: statefulSet } as const]),
    ...(generated === undefined
      ? []
      : (['DaemonSet', 'Job', 'ReplicaSet'] as const).map((kind) => ({ kind, name: generated }))),
    ...(indexedJob === undefined ? [] : [{ kind: 'Job', name: indexedJob } as const]),
  ];
};

import type { WorkloadKind } from '../../../alerts/target.js';
import type { WorkloadObject } from '../../../evidence/objects.js';
import { conditionShape } from './condition.js';

/** Wire name by API name, in the wire's order (docs/tool-results.md "Workload"). */
const COUNTS: Readonly<Record<WorkloadKind, readonly string[]>> = {
  Deployment: ['replicas', 'readyReplicas', 'updatedReplicas', 'availableReplicas', 'unavailableReplicas'],
  ReplicaSet: ['replicas', 'readyReplicas', 'availableReplicas'],
  StatefulSet: ['replicas', 'readyReplicas', 'currentReplicas', 'updatedReplicas', 'availableReplicas'],
  DaemonSet: [
    'desiredNumberScheduled',
    'currentNumberScheduled',
    'updatedNumberScheduled',
    'numberReady',
    'numberAvailable',
    'numberUnavailable',
    'numberMisscheduled',
  ],
  Job: ['startTime', 'completionTime', 'active', 'succeeded', 'failed'],
  CronJob: ['lastScheduleTime', 'lastSuccessfulTime'],
};

/**
 * A workload's state in the wire's names; which fields there are depends on the kind (docs/tool-results.md "Workload").
 */
export const workloadStatusShape = (kind: WorkloadKind, workload: WorkloadObject) => {
  const { metadata, status = {} } = workload;
  return {
    kind,
    name: metadata.name,
    namespace: metadata.namespace ?? null,
    generation: metadata.generation ?? null,
    ...(kind === 'Job' || kind === 'CronJob'
      ? {}
      : { observed_generation: status.observedGeneration ?? null }),
    ...Object.fromEntries(COUNTS[kind].map((field) => [snakeCase(field), status[field] ?? null])),
    ...(kind === 'CronJob'
      ? { active: activeJobs(status.active) }
      : { conditions: (status.conditions ?? []).map(conditionShape) }),
    ...(kind === 'DaemonSet' ? daemonSetPlacement(workload) : {}),
  };
};

const daemonSetPlacement = ({ spec }: WorkloadObject) => ({
  update_strategy: spec.updateStrategy ?? null,
  selector: spec.selector ?? null,
  template_labels: spec.template?.metadata?.labels ?? {},
  node_selector: spec.template?.spec.nodeSelector ?? null,
  tolerations: spec.template?.spec.tolerations ?? [],
  affinity: spec.template?.spec.affinity ?? null,
});

/** Names of a CronJob's running Jobs; the API lists references. */
const activeJobs = (active: unknown): readonly string[] =>
  Array.isArray(active)
    ? active.flatMap((job: unknown) =>
        typeof job === 'object' && job !== null && 'name' in job && typeof job.name === 'string'
          ? job.name
          : [],
      )
    : [];

const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

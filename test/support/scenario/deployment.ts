import { managed, metadata, ownedBy, type Built, type ObjectName } from './built.ts';
import { mergePatch, type Json } from './json.ts';
import { suffix } from './names.ts';
import type { BuiltPod } from './pod.ts';
import { labelsOf } from './pod-template.ts';
import type { EventText } from './scenario-file.ts';
import {
  condition,
  eventsOf,
  gather,
  hashOf,
  identityOf,
  podsOf,
  refusalOf,
  refusedEvent,
  replicaCounts,
  statesOf,
  withLabels,
  type WorkloadPlan,
} from './workload-plan.ts';

const replicaSet = (
  plan: WorkloadPlan,
  template: Json,
  revision: number,
  { wanted, pods, created }: { wanted: number; pods: readonly BuiltPod[]; created: string },
): Json => {
  const hash = hashOf(plan, template);
  const { total, ready } = replicaCounts(pods);
  const failed = refusalOf(plan.workload);
  const labels = { ...labelsOf(plan.name, plan.workload), 'pod-template-hash': hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: metadata(identityOf(plan, 'ReplicaSet', `${plan.name}-${hash}`), created, {
      labels,
      annotations: {
        'deployment.kubernetes.io/desired-replicas': String(wanted),
        'deployment.kubernetes.io/revision': String(revision),
      },
      ...ownedBy(identityOf(plan, 'Deployment')),
    }),
    spec: {
      replicas: wanted,
      selector: { matchLabels: { app: plan.name, 'pod-template-hash': hash } },
      template: withLabels(template, { 'pod-template-hash': hash }),
    },
    status: {
      replicas: total,
      fullyLabeledReplicas: total,
      readyReplicas: ready,
      availableReplicas: ready,
      observedGeneration: 1,
      ...(failed !== null &&
        wanted > 0 && {
          conditions: [
            condition(
              'ReplicaFailure',
              true,
              failed.reason ?? 'FailedCreate',
              failed.message,
              plan.moments.ago(plan.since),
            ),
          ],
        }),
    },
  };
};

const deploymentConditions = (plan: WorkloadPlan, available: boolean, set: string): readonly Json[] => {
  const { moments, since, age, workload } = plan;
  const failed = refusalOf(workload);
  const at = moments.ago(available ? age : since);
  return [
    available
      ? condition('Available', true, 'MinimumReplicasAvailable', 'Deployment has minimum availability.', at)
      : condition(
          'Available',
          false,
          'MinimumReplicasUnavailable',
          'Deployment does not have minimum availability.',
          at,
        ),
    available || plan.previous === null
      ? condition(
          'Progressing',
          true,
          'NewReplicaSetAvailable',
          `ReplicaSet "${set}" has successfully progressed.`,
          at,
        )
      : condition(
          'Progressing',
          false,
          'ProgressDeadlineExceeded',
          `ReplicaSet "${set}" has timed out progressing.`,
          moments.ago('8m'),
        ),
    ...(failed === null
      ? []
      : [condition('ReplicaFailure', true, 'FailedCreate', failed.message, moments.ago(since))]),
  ];
};

const eventsOfRollout = (plan: WorkloadPlan, set: ObjectName, wanted: number): readonly Json[] => {
  const { previous, replicasBefore, since, workload } = plan;
  const failed = refusalOf(workload);
  const from = previous === null ? replicasBefore : 0;
  const direction = wanted > from ? 'up' : 'down';
  const scaled: readonly EventText[] =
    previous === null && wanted === from
      ? []
      : [
          [
            'N',
            'ScalingReplicaSet',
            `Scaled ${direction} replica set ${set.name} from ${from} to ${wanted}`,
            1,
            since,
          ],
        ];
  const refused = failed === null ? [] : [refusedEvent(failed, since)];
  return [
    ...eventsOf(plan, identityOf(plan, 'Deployment'), [...scaled, ...(workload.events ?? [])]),
    ...eventsOf(plan, set, refused),
  ];
};

/** A Deployment, its ReplicaSets (that before the fault too, where it changed the template) and its pods. */
export const buildDeployment = (plan: WorkloadPlan): Built => {
  const { moments, previous, template, workload, since, age } = plan;
  const identity = identityOf(plan, 'Deployment');
  const states = statesOf(plan, 'ready');
  const wanted = workload.states?.length ?? workload.replicas ?? 2;
  const hash = hashOf(plan, template);
  const set = identityOf(plan, 'ReplicaSet', `${plan.name}-${hash}`);
  const pods = podsOf(plan, {
    owner: set,
    template: withLabels(template, { 'pod-template-hash': hash }),
    names: (index) => `${set.name}-${suffix(`${plan.namespace}/${set.name}/${index}`, 5)}`,
    states,
    age: previous === null ? age : since,
  });
  const { total, ready } = replicaCounts(pods);
  const revision = previous === null ? 1 : 2;
  const changed = previous !== null || wanted !== plan.replicasBefore;
  const rolled = moments.ago(changed ? since : age);
  const sets = [
    replicaSet(plan, template, revision, {
      wanted,
      pods,
      created: moments.ago(previous === null ? age : since),
    }),
    ...(previous === null
      ? []
      : [replicaSet(plan, previous, 1, { wanted: 0, pods: [], created: moments.ago(age) })]),
  ];
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(identity, moments.ago(age), {
      generation: revision,
      labels: labelsOf(plan.name, workload),
      annotations: { 'deployment.kubernetes.io/revision': String(revision) },
      ...managed('apps/v1', rolled, ['spec']),
    }),
    spec: {
      replicas: wanted,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
      selector: { matchLabels: { app: plan.name } },
      strategy: { type: 'Recreate' },
      template,
    },
    status: {
      observedGeneration: revision,
      replicas: total,
      updatedReplicas: total,
      readyReplicas: ready,
      availableReplicas: ready,
      ...(wanted > ready && { unavailableReplicas: wanted - ready }),
      conditions: deploymentConditions(plan, ready >= wanted, set.name),
    },
  };
  const sized = mergePatch(deployment, workload.controller ?? {}) as Json;
  return gather([sized, ...sets], pods, eventsOfRollout(plan, set, wanted));
};

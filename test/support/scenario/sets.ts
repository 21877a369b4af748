import { managed, metadata, ownedBy, type Built } from './built.ts';
import { mergePatch, type Json } from './json.ts';
import { suffix } from './names.ts';
import type { PodState } from './pod-state.ts';
import { labelsOf } from './pod-template.ts';
import type { EventText } from './scenario-file.ts';
import {
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

/** `ControllerRevision`s of a StatefulSet or DaemonSet, newest first. */
const revisionsOf = (plan: WorkloadPlan, kind: string): readonly Json[] => {
  const templates = plan.previous === null ? [plan.template] : [plan.template, plan.previous];
  return templates.map((template, index) => ({
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: metadata(
      identityOf(plan, 'ControllerRevision', `${plan.name}-${hashOf(plan, template)}`),
      plan.moments.ago(index === 0 && plan.previous !== null ? plan.since : plan.age),
      { labels: labelsOf(plan.name, plan.workload), ...ownedBy(identityOf(plan, kind)) },
    ),
    revision: templates.length - index,
    data: { spec: { template: { ...template, $patch: 'replace' } } },
  }));
};

const refusedEvents = ({ workload, since }: WorkloadPlan): readonly EventText[] => {
  const refused = refusalOf(workload);
  return refused === null ? [] : [refusedEvent(refused, since)];
};

/** A StatefulSet, its revisions and its pods. */
export const buildStatefulSet = (plan: WorkloadPlan): Built => {
  const { moments, template, workload, age, previous, since } = plan;
  const identity = identityOf(plan, 'StatefulSet');
  const states = statesOf(plan, 'ready');
  const wanted = workload.replicas ?? states.length;
  const isChanged = previous !== null || wanted !== plan.replicasBefore;
  const hash = `${plan.name}-${hashOf(plan, template)}`;
  const pods = podsOf(plan, {
    owner: identity,
    template: withLabels(template, { 'controller-revision-hash': hash }),
    names: (index) => `${plan.name}-${index}`,
    states: states.slice(0, wanted),
    age: previous === null ? age : since,
  });
  const { total, ready } = replicaCounts(pods);
  const set = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(identity, moments.ago(age), {
      generation: 1,
      labels: labelsOf(plan.name, workload),
      ...managed('apps/v1', moments.ago(isChanged ? since : age), ['spec']),
    }),
    spec: {
      replicas: wanted,
      serviceName: plan.name,
      podManagementPolicy: 'OrderedReady',
      selector: { matchLabels: { app: plan.name } },
      template,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    },
    status: {
      observedGeneration: 1,
      replicas: total,
      readyReplicas: ready,
      availableReplicas: ready,
      currentReplicas: total,
      updatedReplicas: total,
      currentRevision: hash,
      updateRevision: hash,
    },
  };
  const controller = mergePatch(set, workload.controller ?? {}) as Json;
  return gather(
    [controller, ...revisionsOf(plan, 'StatefulSet')],
    pods,
    eventsOf(plan, identity, [...refusedEvents(plan), ...(workload.events ?? [])]),
  );
};

/** A DaemonSet, its revisions and a pod for each node. */
export const buildDaemonSet = (plan: WorkloadPlan): Built => {
  const { moments, template, workload, age, previous, since } = plan;
  const identity = identityOf(plan, 'DaemonSet');
  const nodes = workload.nodes ?? plan.nodes;
  const states = workload.states ?? nodes.map((): PodState => workload.state ?? 'ready');
  const pods = podsOf(
    { ...plan, workload: { ...workload, nodes } },
    {
      owner: identity,
      template,
      names: (index) => `${plan.name}-${suffix(`${plan.namespace}/${plan.name}/${index}`, 5)}`,
      states,
      age: previous === null ? age : since,
    },
  );
  const { total, ready } = replicaCounts(pods);
  const set = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metadata(identity, moments.ago(age), { generation: 1, labels: labelsOf(plan.name, workload) }),
    spec: {
      selector: { matchLabels: { app: plan.name } },
      template,
      updateStrategy: { type: 'RollingUpdate' },
    },
    status: {
      observedGeneration: 1,
      desiredNumberScheduled: nodes.length,
      currentNumberScheduled: total,
      updatedNumberScheduled: total,
      numberReady: ready,
      numberAvailable: ready,
      numberMisscheduled: 0,
      ...(nodes.length > ready && { numberUnavailable: nodes.length - ready }),
    },
  };
  const controller = mergePatch(set, workload.controller ?? {}) as Json;
  return gather(
    [controller, ...revisionsOf(plan, 'DaemonSet')],
    pods,
    eventsOf(plan, identity, [...refusedEvents(plan), ...(workload.events ?? [])]),
  );
};

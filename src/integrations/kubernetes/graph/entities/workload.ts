import type { EntityChange, EntityRef } from '../../../../evidence/entity.js';
import type { RelationDraft } from '../../../../evidence/graph-source.js';
import type {
  KubeObject,
  LabelSelector,
  Pod,
  PodSpec,
  Service,
  WorkloadObject,
} from '../../../../evidence/objects.js';
import { workloadBody } from '../../body/workload-body.js';
import { referencedConfig } from '../../changes/referenced-config.js';
import { templateDifference, type Template } from '../../changes/template-difference.js';
import { picks, selects } from '../../label-selector.js';
import { isHealthy } from '../../pod-health.js';
import { hostsOfSpec } from '../pod-references.js';
import { resolveHost } from '../resolve-host.js';
import { sameApplication } from '../same-application.js';
import { createdAs } from './changes.js';
import { kindReader, type EntityState, type KindReader, type Seen } from './reader.js';

interface Scaler extends KubeObject {
  readonly spec?: { readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string } };
}

interface Guard extends KubeObject {
  readonly spec?: { readonly selector?: LabelSelector };
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Pods that a workload runs, by owner: through its ReplicaSets for a Deployment. */
export const podsOf = ({ object, ref, world }: Seen<WorkloadObject>): readonly Pod[] => {
  const owners =
    ref.kind === 'Deployment'
      ? new Set(replicaSetsOf({ object, ref, world, events: [] }).map(({ metadata }) => metadata.name))
      : new Set([object.metadata.name]);
  const kind = ref.kind === 'Deployment' ? 'ReplicaSet' : ref.kind;
  return world
    .objects<Pod>('Pod', ref.namespace)
    .filter(({ metadata }) =>
      metadata.ownerReferences?.some((owner) => owner.kind === kind && owners.has(owner.name)),
    );
};

/** A Deployment's ReplicaSets, the newest revision first. */
const replicaSetsOf = ({ object, ref, world }: Seen<WorkloadObject>): readonly WorkloadObject[] => {
  const revision = ({ metadata }: KubeObject): number =>
    Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
  return world
    .objects<WorkloadObject>('ReplicaSet', ref.namespace)
    .filter(({ metadata }) =>
      metadata.ownerReferences?.some(
        ({ kind, name }) => kind === 'Deployment' && name === object.metadata.name,
      ),
    )
    .toSorted((a, b) => revision(b) - revision(a));
};

interface ControllerRevision extends KubeObject {
  readonly revision?: number;
  readonly data?: { readonly spec?: { readonly template?: Template } };
}

interface Revision {
  readonly number: number;
  readonly at: string | undefined;
  readonly template: Template;
}

/** Revisions of a workload as far as they were read, the newest first: what a Deployment keeps as ReplicaSets others keep apart. */
const revisionsOf = (seen: Seen<WorkloadObject>): readonly Revision[] => {
  const { object, ref, world } = seen;
  if (ref.kind === 'Deployment')
    return replicaSetsOf(seen).map(({ metadata, spec }) => ({
      number: Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0),
      at: metadata.creationTimestamp,
      template: spec.template ?? {},
    }));
  return world
    .objects<ControllerRevision>('ControllerRevision', ref.namespace)
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === object.metadata.uid))
    .map(({ metadata, revision = 0, data }) => ({
      number: revision,
      at: metadata.creationTimestamp,
      template: data?.spec?.template ?? {},
    }))
    .toSorted((a, b) => b.number - a.number);
};

/** The newest revision as a change, with what differs from the one before. */
const rolloutsOf = (seen: Seen<WorkloadObject>): readonly EntityChange[] => {
  const [current, previous] = revisionsOf(seen);
  if (current?.at === undefined || previous === undefined) return [];
  const details = templateDifference(previous.template, current.template);
  const what = `revision ${current.number} was rolled out${details.length > 0 ? `: ${details.slice(0, 6).join('; ')}` : ''}`;
  return [{ kind: 'rollout', at: current.at, what, by: null }];
};

const callsOf = (
  { ref, world }: Seen<WorkloadObject>,
  spec: PodSpec,
  own: KubeObject,
): readonly RelationDraft[] =>
  hostsOfSpec(spec).flatMap((host) => {
    const found = resolveHost(world, host, ref.namespace ?? '');
    if (found === null) return [];
    if (found.ref.kind === 'Service') {
      const service = world.find<Service>('Service', found.ref.namespace, found.ref.name);
      if (service !== null && picks(service.spec?.selector, own.metadata.labels)) return []; // its own
    }
    return [
      {
        type: 'calls',
        to: found.ref,
        detail: host.where,
        ...(host.port !== null && { port: host.port }),
      } as const,
    ];
  });

/** Whether an autoscaler names a workload; KEDA means a Deployment where it names no kind. */
const scales = (
  target: { readonly kind?: string; readonly name?: string } | undefined,
  { kind, name }: EntityRef,
): boolean => target?.name === name && (target.kind ?? 'Deployment') === kind;

const controlledBy = ({ object, ref, world }: Seen<WorkloadObject>): readonly RelationDraft[] => {
  const labels = object.spec.template?.metadata?.labels;
  const scalers = (['HorizontalPodAutoscaler', 'ScaledObject'] as const).flatMap((kind) =>
    world
      .objects<Scaler>(kind, ref.namespace)
      .filter(({ spec }) => scales(spec?.scaleTargetRef, ref))
      .map(({ metadata }) => ({ kind, name: metadata.name })),
  );
  const guards = world
    .objects<Guard>('PodDisruptionBudget', ref.namespace)
    .filter(({ spec }) => spec?.selector !== undefined && selects(spec.selector, labels));
  const quotas = (['ResourceQuota', 'LimitRange'] as const).flatMap((kind) =>
    world.objects(kind, ref.namespace).map(({ metadata }) => ({ kind, name: metadata.name })),
  );
  const to = (kind: string, name: string) => ({ kind, namespace: ref.namespace, name });
  return [
    ...scalers.map(({ kind, name }) => ({ type: 'scaled by', to: to(kind, name) }) as const),
    ...guards.map(
      ({ metadata }) => ({ type: 'guarded by', to: to('PodDisruptionBudget', metadata.name) }) as const,
    ),
    ...quotas.map(({ kind, name }) => ({ type: 'limited by', to: to(kind, name) }) as const),
  ];
};

const frontsOf = (
  { ref, world }: Seen<WorkloadObject>,
  labels: Readonly<Record<string, string>> | undefined,
): readonly RelationDraft[] =>
  world
    .objects<Service>('Service', ref.namespace)
    .filter(({ spec }) => picks(spec?.selector, labels))
    .map(({ metadata }) => ({
      type: 'routed by',
      to: { kind: 'Service', namespace: ref.namespace, name: metadata.name },
    }));

const ownersOf = ({ object, ref }: Seen<WorkloadObject>): readonly RelationDraft[] =>
  (object.metadata.ownerReferences ?? [])
    .filter(({ controller }) => controller === true)
    .map(({ kind, name }) => ({ type: 'owned by', to: { kind, namespace: ref.namespace, name } }));

/** Below a workload: what it makes, whose trouble is its own. */
const partsOf = (seen: Seen<WorkloadObject>, pods: readonly Pod[]): readonly RelationDraft[] => {
  const { namespace } = seen.ref;
  const sets = seen.ref.kind === 'Deployment' ? replicaSetsOf(seen).slice(0, 2) : [];
  return [
    ...sets.map(
      ({ metadata }) =>
        ({ type: 'selects', to: { kind: 'ReplicaSet', namespace, name: metadata.name } }) as const,
    ),
    ...pods.map(
      ({ metadata }) => ({ type: 'selects', to: { kind: 'Pod', namespace, name: metadata.name } }) as const,
    ),
  ];
};

/** Most pods of one workload that are looked at one by one, the sick ones first. */
const MAX_PODS = 6;

const worst = (pods: readonly Pod[]): readonly Pod[] =>
  pods.toSorted((a, b) => Number(isHealthy(a)) - Number(isHealthy(b))).slice(0, MAX_PODS);

const wanted = ({ object, ref }: Seen<WorkloadObject>): number => {
  const { status } = object;
  return ref.kind === 'DaemonSet'
    ? numberOf(status?.['desiredNumberScheduled'])
    : (object.spec.replicas ?? 1);
};

const ready = ({ object, ref }: Seen<WorkloadObject>): number =>
  numberOf(object.status?.[ref.kind === 'DaemonSet' ? 'numberReady' : 'readyReplicas']);

const troubleOf = (seen: Seen<WorkloadObject>): readonly string[] => {
  const [most, now] = [wanted(seen), ready(seen)];
  const failed = (seen.object.status?.conditions ?? []).filter(
    ({ type, status }) =>
      (type === 'ReplicaFailure' && status === 'True') || (type === 'Progressing' && status === 'False'),
  );
  return [
    ...(most > 0 && now < most ? [`${now} of ${most} replicas are ready`] : []),
    ...failed.map(({ type, reason = '', message = '' }) => `${type} ${reason}: ${message}`.slice(0, 300)),
    ...seen.events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
  ];
};

const look = (seen: Seen<WorkloadObject>): EntityState => {
  const { object, ref, world } = seen;
  const { template } = object.spec;
  const pods = podsOf(seen);
  const trouble = troubleOf(seen);
  const labels = template?.metadata?.labels;
  const configMaps = template === undefined ? [] : referencedConfig(template.spec).configMaps;
  const calls =
    template === undefined ? [] : callsOf(seen, template.spec, { metadata: { name: '', labels } });
  return {
    sick: trouble.length > 0 || pods.some((pod) => !isHealthy(pod)),
    trouble,
    relations: [
      ...partsOf(seen, worst(pods)),
      ...ownersOf(seen),
      ...configMaps.map(
        (name) =>
          ({ type: 'reads config', to: { kind: 'ConfigMap', namespace: ref.namespace, name } }) as const,
      ),
      ...calls,
      ...sameApplication(world, ref, object, new Set(calls.map(({ to }) => to.name))),
      ...controlledBy(seen),
      ...frontsOf(seen, labels),
    ],
    changes: [...rolloutsOf(seen), ...createdAs(object, ref.kind.toLowerCase())],
    body: workloadBody(object),
  };
};

/** A ReplicaSet of a Deployment: what it makes and what keeps it from that; all else is its Deployment's. */
const lookBelowDeployment = (seen: Seen<WorkloadObject>): EntityState => {
  const trouble = troubleOf(seen);
  const { spec, status } = seen.object;
  return {
    sick: trouble.length > 0,
    trouble,
    relations: [...partsOf(seen, worst(podsOf(seen))), ...ownersOf(seen)],
    changes: [],
    body: { kind: seen.ref.kind, name: seen.ref.name, replicas: spec.replicas, status },
  };
};

const hasDeployment = ({ object }: Seen<WorkloadObject>): boolean =>
  object.metadata.ownerReferences?.some(({ kind }) => kind === 'Deployment') ?? false;

/** Workloads that keep pods running. */
export const workloadReaders: readonly KindReader[] = [
  ...['Deployment', 'StatefulSet', 'DaemonSet'].map((kind) => kindReader<WorkloadObject>(kind, look)),
  kindReader<WorkloadObject>('ReplicaSet', (seen) =>
    hasDeployment(seen) ? lookBelowDeployment(seen) : look(seen),
  ),
];

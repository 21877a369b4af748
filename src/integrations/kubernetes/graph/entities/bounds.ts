import type { RelationDraft } from '../../../../evidence/graph-source.js';
import type { Condition, KubeObject, LabelSelector, Pod } from '../../../../evidence/objects.js';
import { selects } from '../../label-selector.js';
import { isHealthy } from '../../pod-health.js';
import { quantity } from '../../quantity.js';
import type { World } from '../world.js';
import { createdAs } from './changes.js';
import { kindReader, type KindReader } from './reader.js';

export interface ResourceQuota extends KubeObject {
  readonly spec?: { readonly hard?: Readonly<Record<string, string>> };
  readonly status?: {
    readonly hard?: Readonly<Record<string, string>>;
    readonly used?: Readonly<Record<string, string>>;
  };
}

export interface Autoscaler extends KubeObject {
  readonly spec?: {
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
    readonly metrics?: readonly unknown[];
  };
  readonly status?: {
    readonly currentReplicas?: number;
    readonly desiredReplicas?: number;
    readonly conditions?: readonly Condition[];
    readonly currentMetrics?: readonly unknown[];
  };
}

/** Resources of a quota that are used up: `requests.cpu 4 of 4`. */
export const usedUp = ({ status }: ResourceQuota): readonly string[] =>
  Object.entries(status?.hard ?? {}).flatMap(([resource, hard]) => {
    const [used, most] = [quantity(status?.used?.[resource]), quantity(hard)];
    return used !== null && most !== null && most >= 0 && used >= most
      ? [`${resource} ${status?.used?.[resource] ?? ''} of ${hard}`]
      : [];
  });

/** Controllers that a quota can refuse pods. */
const POD_MAKERS = ['ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'];
/** Most refused controllers of one quota. */
const MAX_REFUSED = 5;

/** Who was refused something by a quota, in the words of the events about them. */
const refusedBy = (quota: string, namespace: string | null, world: World): readonly RelationDraft[] =>
  POD_MAKERS.flatMap((kind) =>
    world.objects(kind, namespace).map(({ metadata: { name } }) => ({ kind, name })),
  )
    .filter(({ kind, name }) =>
      world
        .eventsOf({ kind, namespace, name })
        .some(({ message }) => message.includes(`exceeded quota: ${quota},`)),
    )
    .slice(0, MAX_REFUSED)
    .map(({ kind, name }) => ({ type: 'selects', to: { kind, namespace, name } }));

const quotaReader = kindReader<ResourceQuota>('ResourceQuota', ({ object, ref, world }) => {
  const full = usedUp(object);
  return {
    sick: full.length > 0 ? true : null,
    trouble: full.length > 0 ? [`used up: ${full.join(', ')}`] : [],
    relations: refusedBy(ref.name, ref.namespace, world),
    changes: createdAs(object, 'quota'),
    body: {
      kind: 'ResourceQuota',
      name: ref.name,
      hard: object.status?.hard ?? object.spec?.hard,
      used: object.status?.used,
    },
  };
});

/** The aggregated APIs that figures come from, by what a failure says of them. */
const METRICS_APIS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\w)resource metrics API|(?:pods|nodes)\.metrics\.k8s\.io/, 'v1beta1.metrics.k8s.io'],
  [/custom metrics API|custom\.metrics\.k8s\.io/, 'v1beta1.custom.metrics.k8s.io'],
  [/external metrics API|external\.metrics\.k8s\.io/, 'v1beta1.external.metrics.k8s.io'],
];

const metricsApis = (messages: readonly string[]): readonly RelationDraft[] =>
  METRICS_APIS.filter(([words]) => messages.some((text) => words.test(text))).map(([, name]) => ({
    type: 'provisioned by',
    to: { kind: 'APIService', namespace: null, name },
    detail: 'figures',
  }));

interface ApiService extends KubeObject {
  readonly spec?: { readonly service?: { readonly name?: string; readonly namespace?: string } };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** An API that a Service of the cluster answers: whether it is available, and which Service. */
const apiServiceReader = kindReader<ApiService>('APIService', ({ object, ref }) => {
  const failed = (object.status?.conditions ?? []).filter(
    ({ type, status }) => type === 'Available' && status !== 'True',
  );
  const { name, namespace } = object.spec?.service ?? {};
  return {
    sick: failed.length > 0,
    trouble: failed.map(({ reason = '', message = '' }) =>
      `not available, ${reason}: ${message}`.slice(0, 300),
    ),
    relations:
      name === undefined || namespace === undefined
        ? []
        : [{ type: 'routes to', to: { kind: 'Service', namespace, name } }],
    changes: createdAs(object, 'API service'),
    body: { kind: 'APIService', name: ref.name, spec: object.spec, status: object.status },
  };
});

const autoscalerReader = kindReader<Autoscaler>('HorizontalPodAutoscaler', ({ object, ref, events }) => {
  const failed = (object.status?.conditions ?? []).filter(({ type, status }) =>
    type === 'ScalingLimited' ? status === 'True' : status === 'False',
  );
  const target = object.spec?.scaleTargetRef;
  return {
    sick: failed.length > 0 || events.length > 0,
    trouble: [
      ...failed.map(({ type, status, reason = '', message = '' }) =>
        `${type}=${status} ${reason}: ${message}`.slice(0, 300),
      ),
      ...events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
    ],
    relations: [
      ...(target?.kind === undefined || target.name === undefined
        ? []
        : [
            {
              type: 'selects',
              to: { kind: target.kind, namespace: ref.namespace, name: target.name },
            } as const,
          ]),
      ...metricsApis([...failed, ...events].map(({ message = '' }) => message)),
    ],
    changes: createdAs(object, 'autoscaler'),
    body: { kind: 'HorizontalPodAutoscaler', name: ref.name, spec: object.spec, status: object.status },
  };
});

export interface DisruptionBudget extends KubeObject {
  readonly spec?: {
    readonly minAvailable?: number | string;
    readonly maxUnavailable?: number | string;
    readonly selector?: LabelSelector;
  };
  readonly status?: {
    readonly disruptionsAllowed?: number;
    readonly currentHealthy?: number;
    readonly desiredHealthy?: number;
    readonly expectedPods?: number;
    readonly conditions?: readonly Condition[];
  };
}

/** Most pods of a budget that are looked at, the sick ones first. */
const MAX_GUARDED = 4;

/** A disruption budget: how many it can spare, and the pods that it guards. */
const budgetReader = kindReader<DisruptionBudget>('PodDisruptionBudget', ({ object, ref, world }) => {
  const { selector } = object.spec ?? {};
  const { currentHealthy, desiredHealthy } = object.status ?? {};
  const short =
    currentHealthy !== undefined && desiredHealthy !== undefined && currentHealthy < desiredHealthy;
  const pods =
    selector === undefined
      ? []
      : world.objects<Pod>('Pod', ref.namespace).filter(({ metadata }) => selects(selector, metadata.labels));
  return {
    sick: short,
    trouble: short ? [`${currentHealthy} of ${desiredHealthy} pods are healthy`] : [],
    relations: pods
      .toSorted((a, b) => Number(isHealthy(a)) - Number(isHealthy(b)))
      .slice(0, MAX_GUARDED)
      .map(({ metadata }) => ({
        type: 'selects',
        to: { kind: 'Pod', namespace: ref.namespace, name: metadata.name },
      })),
    changes: createdAs(object, 'disruption budget'),
    body: { kind: 'PodDisruptionBudget', name: ref.name, spec: object.spec, status: object.status },
  };
});

/** Kinds whose body is shown as it is and that refer to nothing. */
const plain = (kind: string, what: string): KindReader =>
  kindReader<KubeObject>(kind, ({ object, events }) => {
    const { metadata, ...rest } = object;
    const { name, labels, creationTimestamp } = metadata;
    return {
      sick: events.length > 0 ? true : null,
      trouble: events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
      relations: [],
      changes: createdAs(object, what),
      body: { kind, metadata: { name, labels, creationTimestamp }, ...rest },
    };
  });

/** What bounds, guards or admits a workload. */
export const boundReaders: readonly KindReader[] = [
  quotaReader,
  autoscalerReader,
  plain('LimitRange', 'limit range'),
  budgetReader,
  apiServiceReader,
  plain('PriorityClass', 'priority class'),
  plain('IngressClass', 'ingress class'),
  plain('Namespace', 'namespace'),
  plain('ServiceAccount', 'service account'),
  plain('ValidatingWebhookConfiguration', 'webhook configuration'),
  plain('MutatingWebhookConfiguration', 'webhook configuration'),
];

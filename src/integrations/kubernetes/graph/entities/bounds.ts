import type { Condition, KubeObject } from '../../../../evidence/objects.js';
import { quantity } from '../../quantity.js';
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

const quotaReader = kindReader<ResourceQuota>('ResourceQuota', ({ object, ref }) => {
  const full = usedUp(object);
  return {
    sick: full.length > 0 ? true : null,
    trouble: full.length > 0 ? [`used up: ${full.join(', ')}`] : [],
    relations: [],
    changes: createdAs(object, 'quota'),
    body: {
      kind: 'ResourceQuota',
      name: ref.name,
      hard: object.status?.hard ?? object.spec?.hard,
      used: object.status?.used,
    },
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
    relations:
      target?.kind === undefined || target.name === undefined
        ? []
        : [{ type: 'selects', to: { kind: target.kind, namespace: ref.namespace, name: target.name } }],
    changes: createdAs(object, 'autoscaler'),
    body: { kind: 'HorizontalPodAutoscaler', name: ref.name, spec: object.spec, status: object.status },
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
  plain('PodDisruptionBudget', 'disruption budget'),
  plain('PriorityClass', 'priority class'),
  plain('IngressClass', 'ingress class'),
  plain('Namespace', 'namespace'),
  plain('ServiceAccount', 'service account'),
  plain('ValidatingWebhookConfiguration', 'webhook configuration'),
  plain('MutatingWebhookConfiguration', 'webhook configuration'),
];

import type { Json } from './json.ts';
import type { Moments } from './moments.ts';
import { uid } from './names.ts';
import { seen } from './moments.ts';
import type { Duration, EventText } from './scenario-file.ts';

/** A log file of a snapshot: where it lies under `logs/`, and what is in it. */
export interface BuiltLog {
  readonly path: string;
  readonly text: string;
}

/** What a builder made: objects in Kubernetes' own form, and logs. */
export interface Built {
  readonly objects: readonly Json[];
  readonly logs: readonly BuiltLog[];
}

export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

export const metadata = ({ kind, namespace, name }: ObjectName, created: string, more: Json = {}): Json => ({
  name,
  ...(namespace !== undefined && { namespace }),
  uid: uid(`${kind}/${namespace ?? ''}/${name}`),
  resourceVersion: String(1000 + name.length * 37),
  creationTimestamp: created,
  ...more,
});

export const ownedBy = (owner: ObjectName): Json => ({
  ownerReferences: [
    {
      apiVersion: owner.apiVersion,
      kind: owner.kind,
      name: owner.name,
      uid: uid(`${owner.kind}/${owner.namespace ?? ''}/${owner.name}`),
      controller: true,
      blockOwnerDeletion: true,
    },
  ],
});

/** Who wrote what of an object, as the API server keeps it for `kubectl apply`. */
export const managed = (apiVersion: string, time: string, fields: readonly string[]): Json => ({
  managedFields: [
    {
      manager: 'kubectl-client-side-apply',
      operation: 'Update',
      apiVersion,
      time,
      fieldsType: 'FieldsV1',
      fieldsV1: Object.fromEntries(fields.map((field) => [`f:${field}`, {}])),
    },
  ],
});

const SOURCES: readonly (readonly [RegExp, string])[] = [
  [/^(FailedScheduling|Scheduled|Preempted)$/, 'default-scheduler'],
  [
    /^(FailedCreate|SuccessfulCreate|SuccessfulDelete|ScalingReplicaSet|BackoffLimitExceeded|JobAlreadyActive)$/,
    'controller-manager',
  ],
  [/^(FailedAttachVolume|SuccessfulAttachVolume)$/, 'attachdetach-controller'],
  [
    /^(ProvisioningFailed|FailedBinding|WaitForFirstConsumer|ExternalProvisioning)$/,
    'persistentvolume-controller',
  ],
  [/^(FailedGetResourceMetric|FailedComputeMetricsReplicas|SuccessfulRescale)$/, 'horizontal-pod-autoscaler'],
  [/^(NodeNotReady|NodeHasDiskPressure|TaintManagerEviction|RegisteredNode)$/, 'node-controller'],
];

const componentOf = (reason: string): string =>
  SOURCES.find(([pattern]) => pattern.test(reason))?.[1] ?? 'kubelet';

/** One Event of core/v1. @param on what it is about; `fieldPath` and `node` as a kubelet tells them */
export const event = (
  text: EventText,
  on: ObjectName & { readonly fieldPath?: string; readonly node?: string | null },
  moments: Moments,
): Json => {
  const [type, reason, message, count = 1] = text;
  const { last, first }: { last: Duration; first: Duration } = seen(text);
  const { fieldPath, node, ...object } = on;
  const component = componentOf(reason);
  const namespace = on.namespace ?? 'default';
  const name = `${on.name}.${uid(`${reason} ${message} ${on.kind}`).slice(0, 8)}${uid(on.name).slice(0, 8)}`;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { ...metadata({ apiVersion: 'v1', kind: 'Event', namespace, name }, moments.ago(first)) },
    involvedObject: {
      ...object,
      uid: on.kind === 'Node' ? on.name : uid(`${on.kind}/${on.namespace ?? ''}/${on.name}`),
      ...(fieldPath !== undefined && { fieldPath }),
    },
    type: type === 'W' ? 'Warning' : 'Normal',
    reason,
    message,
    count,
    firstTimestamp: moments.ago(first),
    lastTimestamp: moments.ago(last),
    eventTime: null,
    reportingComponent: component,
    reportingInstance: component === 'kubelet' ? (node ?? '') : '',
    source: { component, ...(component === 'kubelet' && node && { host: node }) },
  };
};

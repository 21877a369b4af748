import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  DiscardPolicy,
  RetentionPolicy,
  StorageType,
  StoreCompression,
  type StreamConfig,
} from '@nats-io/jetstream';
import type { Settings } from '../config/settings.js';
import { analystOf, INTAKE, names, NOTIFIER, ROUTER, subjectsOf } from './stream-names.js';
import { WORK_CLASSES, type WorkClass } from './work-class.js';

type Named<T> = Partial<T> & { readonly name: string };

export interface BucketDefinition {
  readonly name: string;
  readonly description: string;
  /** Age after which an entry vanishes, ms; 0: never. */
  readonly ttlMs: number;
  readonly replicas: number;
}

/** Which lanes a consumer feeds: alerts, triggers of groups, results to be told, and what is told to a sink. */
export type LaneKind = 'intake' | 'analyst' | 'router' | 'notifier';

export interface ConsumerDefinition {
  readonly stream: string;
  readonly config: Partial<ConsumerConfig> & { readonly durable_name: string };
  readonly lanes: LaneKind;
  /** Only of work. */
  readonly workClass?: WorkClass;
  readonly partition?: number;
  /** Whether the service also works without it: streams of earlier versions have none. */
  readonly isOptional?: true;
}

/** Everything the service needs on the server (docs/stream-protocol.md "Subjects, streams and buckets"). */
export interface Topology {
  readonly streams: readonly Named<StreamConfig>[];
  readonly buckets: readonly BucketDefinition[];
  readonly consumers: readonly ConsumerDefinition[];
}

const HOUR_MS = 3_600_000;
const nanos = (ms: number): number => Math.round(ms * 1_000_000);

/** Name of the metadata of a stream that tell whose it is, for whoever looks at the streams of several clusters. */
const CLUSTER_METADATA = 'kuberca.cluster';

/** A bound of a stream's size, and what gives way when it is reached; nothing where there is none. */
const bounded = (maxBytes: number, discard: DiscardPolicy): Partial<StreamConfig> =>
  maxBytes === 0 ? {} : { max_bytes: maxBytes, discard };

const streams = (stream: Settings['stream']): readonly Named<StreamConfig>[] => {
  const { prefix } = stream;
  const { partitions } = stream;
  const called = names(prefix, partitions);
  const common = {
    storage: StorageType.File,
    // Alerts, states and results of one group are much alike: half of a storm is left on disk.
    compression: StoreCompression.S2,
    num_replicas: stream.replicas,
    ...(stream.clusterName !== null && { metadata: { [CLUSTER_METADATA]: stream.clusterName } }),
  };
  return [
    {
      ...common,
      name: called.stream('alerts'),
      description: 'Firing and resolved alerts as received',
      subjects: [`${prefix}.alerts.>`],
      retention: RetentionPolicy.Limits,
      max_age: nanos(72 * HOUR_MS),
      ...bounded(stream.alertsMaxBytes, DiscardPolicy.New),
      // The bridge's message ids hold a ten-minute slot.
      duplicate_window: nanos(HOUR_MS / 6),
    },
    ...called.streams('work').map((name, partition) => ({
      ...common,
      name,
      description: 'One pending trigger per group of alerts',
      subjects: [subjectsOf(prefix, 'work', partition, partitions)],
      retention: RetentionPolicy.Workqueue,
      max_msgs_per_subject: 1,
      // `new` would refuse a trigger while the earlier one is in flight, and lose the wake-up.
      discard: DiscardPolicy.Old,
    })),
    ...called.streams('results').map((name, partition) => ({
      ...common,
      name,
      description: 'Analyses, per group and per alert',
      subjects: [subjectsOf(prefix, 'results', partition, partitions)],
      retention: RetentionPolicy.Limits,
      max_age: nanos(7 * 24 * HOUR_MS),
      ...bounded(stream.resultsMaxBytes, DiscardPolicy.Old),
    })),
    {
      ...common,
      name: called.stream('dead'),
      description: 'Messages that could not be handled, as received',
      subjects: [`${prefix}.dead.>`],
      retention: RetentionPolicy.Limits,
      max_age: nanos(30 * 24 * HOUR_MS),
      ...bounded(stream.deadMaxBytes, DiscardPolicy.New),
      duplicate_window: nanos(HOUR_MS),
    },
    ...(stream.notifyLanes === 0
      ? []
      : [
          {
            ...common,
            name: called.stream('notify'),
            description: 'One pending trigger per sink and group',
            subjects: [`${prefix}.notify.>`],
            retention: RetentionPolicy.Workqueue,
            max_msgs_per_subject: 1,
            discard: DiscardPolicy.Old,
          },
        ]),
    ...(stream.changesWatch
      ? [
          {
            ...common,
            name: called.stream('changes'),
            description: 'What changed in the cluster, masked, by object',
            subjects: [`${prefix}.changes.>`],
            retention: RetentionPolicy.Limits,
            max_age: nanos(72 * HOUR_MS),
            ...bounded(stream.changesMaxBytes, DiscardPolicy.Old),
            duplicate_window: nanos(HOUR_MS / 6),
          },
        ]
      : []),
  ];
};

/** What was told is known for longer than the result that it was about. */
const TOLD_TTL_MS = 8 * 24 * HOUR_MS;

const buckets = ({
  prefix,
  replicas,
  leaseTtlSeconds,
  notifyLanes,
}: Settings['stream']): readonly BucketDefinition[] => {
  const called = names(prefix);
  const leaseTtlMs = leaseTtlSeconds * 1000;
  return [
    { name: called.bucket('alert_state'), description: 'Last known state of each alert', ttlMs: 0, replicas },
    { name: called.bucket('group_of'), description: 'Which group an alert belongs to', ttlMs: 0, replicas },
    {
      name: called.bucket('lease'),
      description: 'Which delivery works on a group',
      ttlMs: leaseTtlMs,
      replicas,
    },
    {
      name: called.bucket('attempts'),
      description: 'Attempts without a result',
      ttlMs: 24 * HOUR_MS,
      replicas,
    },
    ...(notifyLanes === 0
      ? []
      : [
          {
            name: called.bucket('notify'),
            description: 'What each sink was told of a group',
            ttlMs: TOLD_TTL_MS,
            replicas,
          },
        ]),
  ];
};

/** What all consumers have in common. */
const consumerBasis = (stream: Settings['stream']): Partial<ConsumerConfig> => ({
  ack_policy: AckPolicy.Explicit,
  deliver_policy: DeliverPolicy.All,
  ack_wait: nanos(stream.ackWaitSeconds * 1000),
  // Handing back is not a failed attempt; attempts are counted in their bucket.
  max_deliver: -1,
  max_waiting: 512,
});

const notifyConsumers = (stream: Settings['stream']): readonly ConsumerDefinition[] => {
  const { partitions, prefix } = stream;
  const called = names(prefix, partitions);
  const common = consumerBasis(stream);
  return [
    ...called.streams('results').map((name, partition) => ({
      stream: name,
      lanes: 'router' as const,
      partition,
      config: {
        ...common,
        durable_name: ROUTER,
        description: 'Says which sinks a result is for',
        // Who turns notifications on is not told of the last seven days.
        deliver_policy: DeliverPolicy.New,
        filter_subject:
          partitions === 1 ? `${prefix}.results.group.>` : `${prefix}.results.group.${partition}.>`,
        max_ack_pending: 1000,
      },
    })),
    {
      stream: called.stream('notify'),
      lanes: 'notifier',
      config: {
        ...common,
        durable_name: NOTIFIER,
        description: 'Tells sinks of groups',
        max_ack_pending: 10_000,
      },
    },
  ];
};

const consumers = (stream: Settings['stream']): readonly ConsumerDefinition[] => {
  const { partitions, prefix } = stream;
  const called = names(prefix, partitions);
  const common = consumerBasis(stream);
  return [
    {
      stream: called.stream('alerts'),
      lanes: 'intake' as const,
      config: { ...common, durable_name: INTAKE, description: 'Takes alerts in', max_ack_pending: 1000 },
    },
    ...called.streams('work').flatMap((name, partition) =>
      WORK_CLASSES.map((workClass) => ({
        stream: name,
        lanes: 'analyst' as const,
        workClass,
        partition,
        ...(workClass === 'critical' && { isOptional: true as const }),
        config: {
          ...common,
          durable_name: analystOf(workClass),
          description: workClass === 'critical' ? 'Analyses groups with a critical alert' : 'Analyses groups',
          filter_subject:
            partitions === 1 ? `${prefix}.work.${workClass}.>` : `${prefix}.work.${workClass}.${partition}.>`,
          // Messages handed back with a delay keep their place: generous, it is not the concurrency.
          max_ack_pending: 10_000,
        },
      })),
    ),
  ];
};

/** What must exist on the server for these settings. */
export const topologyOf = (stream: Settings['stream']): Topology => ({
  streams: streams(stream),
  buckets: buckets(stream),
  consumers: [...consumers(stream), ...(stream.notifyLanes === 0 ? [] : notifyConsumers(stream))],
});

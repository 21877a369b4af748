import type { ConsumerInfo, JetStreamManager, StreamConfig, StreamInfo } from '@nats-io/jetstream';
import { JetStreamApiError } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { mendBucket, mendConsumer, mendStream } from './mend-commands.js';
import type { Handles } from './open.js';
import type { BucketDefinition, ConsumerDefinition, Topology } from './topology.js';

/** `stream not found` and `consumer not found`, from nats-server's `errors.json`. */
const NOT_FOUND = [10_059, 10_014];

const orNull = async <T>(call: Promise<T>): Promise<T | null> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof JetStreamApiError && NOT_FOUND.includes(error.code)) return null;
    throw error;
  }
};

type StreamKeyField = 'subjects' | 'retention' | 'max_msgs_per_subject' | 'discard';
const STREAM_KEY_FIELDS: readonly StreamKeyField[] = [
  'subjects',
  'retention',
  'max_msgs_per_subject',
  'discard',
];
const CONSUMER_KEY_FIELDS = ['ack_policy', 'ack_wait', 'max_deliver', 'filter_subject'] as const;

const differing = <K extends string>(
  fields: readonly K[],
  wanted: Partial<Record<K, unknown>>,
  found: Partial<Record<K, unknown>>,
): readonly K[] =>
  fields.filter(
    (field) => wanted[field] !== undefined && JSON.stringify(wanted[field]) !== JSON.stringify(found[field]),
  );

/** What is not as it must be. */
export interface TopologyProblem {
  readonly text: string;
  /** Else it is there, and differs. */
  readonly isMissing: boolean;
  /** The command that mends it, or what else to do. */
  readonly mend: string;
  /** Whether the service also works like this. */
  readonly isOptional?: true;
}

/** Is shown whatever is found while the server is looked at. */
export interface TopologyObserver {
  stream(info: StreamInfo): void;
  consumer(info: ConsumerInfo): void;
}

const missing = (what: string): TopologyProblem => ({
  text: `${what} is missing`,
  isMissing: true,
  mend: 'kuberca topology --create',
});
const differs = (
  what: string,
  fields: readonly string[],
  mend: (fields: readonly string[]) => string,
): TopologyProblem | null =>
  fields.length === 0
    ? null
    : { text: `${what} differs in ${fields.join(', ')}`, isMissing: false, mend: mend(fields) };

const streamProblem = async (
  jsm: JetStreamManager,
  wanted: Topology['streams'][number],
  observer: TopologyObserver | null,
): Promise<TopologyProblem | null> => {
  const found = await orNull(jsm.streams.info(wanted.name));
  if (found === null) return missing(`stream ${wanted.name}`);
  observer?.stream(found);
  const fields = differing(STREAM_KEY_FIELDS, wanted, found.config as Partial<StreamConfig>);
  return differs(`stream ${wanted.name}`, fields, () => mendStream(wanted.name, fields, { ...wanted }));
};

const bucketProblem = async (
  jsm: JetStreamManager,
  wanted: BucketDefinition,
  observer: TopologyObserver | null,
): Promise<TopologyProblem | null> => {
  const found = await orNull(jsm.streams.info(`KV_${wanted.name}`));
  if (found === null) return missing(`bucket ${wanted.name}`);
  observer?.stream(found);
  const ttlMs = found.config.max_age / 1_000_000;
  return differs(`bucket ${wanted.name}`, ttlMs === wanted.ttlMs ? [] : ['its TTL'], () =>
    mendBucket(wanted.name, wanted.ttlMs),
  );
};

const consumerProblem = async (
  jsm: JetStreamManager,
  wanted: ConsumerDefinition,
  observer: TopologyObserver | null,
): Promise<TopologyProblem | null> => {
  const name = `consumer ${wanted.config.durable_name} of ${wanted.stream}`;
  const asked = orNull(jsm.consumers.info(wanted.stream, wanted.config.durable_name));
  // Rights that an earlier version printed do not name it either.
  const found = await (wanted.isOptional ? asked.catch(() => null) : asked);
  if (found === null) return { ...missing(name), ...(wanted.isOptional && { isOptional: true }) };
  observer?.consumer(found);
  const fields = differing(CONSUMER_KEY_FIELDS, wanted.config, found.config);
  return differs(name, fields, () =>
    mendConsumer(wanted.stream, wanted.config.durable_name, fields, wanted.config),
  );
};

/** What is missing on the server or differs in a field that the protocol rests on; empty when all is well. */
export const verifyTopology = async (
  { jsm }: Handles,
  topology: Topology,
  observer: TopologyObserver | null = null,
): Promise<readonly TopologyProblem[]> => {
  const problems = await Promise.all([
    ...topology.streams.map((stream) => streamProblem(jsm, stream, observer)),
    ...topology.buckets.map((bucket) => bucketProblem(jsm, bucket, observer)),
    ...topology.consumers.map((consumer) => consumerProblem(jsm, consumer, observer)),
  ]);
  return problems.filter((problem) => problem !== null);
};

/** From here on a stream may be compressed and have metadata; the client refuses to ask an older server for either. */
const SINCE = [2, 10] as const;

const takesWhatCame = ({ nc }: Handles): boolean => {
  const [major = 0, minor = 0] = (nc.info?.version ?? '').split('.').map(Number);
  return major > SINCE[0] || (major === SINCE[0] && minor >= SINCE[1]);
};

const createBucket = async (handles: Handles, wanted: BucketDefinition): Promise<boolean> => {
  const { js, jsm } = handles;
  if ((await orNull(jsm.streams.info(`KV_${wanted.name}`))) !== null) return false;
  await new Kvm(js).create(wanted.name, {
    description: wanted.description,
    history: 1,
    replicas: wanted.replicas,
    ttl: wanted.ttlMs,
    compression: takesWhatCame(handles),
  });
  return true;
};

const createStream = async (handles: Handles, wanted: Topology['streams'][number]): Promise<boolean> => {
  const { jsm } = handles;
  if ((await orNull(jsm.streams.info(wanted.name))) !== null) return false;
  const { metadata: _metadata, compression: _compression, ...config } = wanted;
  await jsm.streams.add(takesWhatCame(handles) ? wanted : config);
  return true;
};

const createConsumer = async ({ jsm }: Handles, wanted: ConsumerDefinition): Promise<boolean> => {
  if ((await orNull(jsm.consumers.info(wanted.stream, wanted.config.durable_name))) !== null) return false;
  await jsm.consumers.add(wanted.stream, wanted.config);
  return true;
};

/** Whether one that the service also works without could be made. */
const createIfAllowed = async (handles: Handles, wanted: ConsumerDefinition): Promise<boolean> =>
  createConsumer(handles, wanted).catch((error: unknown) => {
    if (wanted.isOptional) return false;
    throw error;
  });

/**
 * Makes what is missing and changes nothing that exists. Two processes may do so at once: the definitions are equal, and
 * the server takes the same one twice.
 * @returns the names of what was made
 */
export const createTopology = async (handles: Handles, topology: Topology): Promise<readonly string[]> => {
  const made: string[] = [];
  for (const stream of topology.streams) if (await createStream(handles, stream)) made.push(stream.name);
  for (const bucket of topology.buckets) if (await createBucket(handles, bucket)) made.push(bucket.name);
  for (const consumer of topology.consumers) {
    if (await createIfAllowed(handles, consumer))
      made.push(`${consumer.stream}/${consumer.config.durable_name}`);
  }
  return made;
};

import type { BucketDefinition, ConsumerDefinition, Topology } from './topology.js';

/** One resource of NACK, the NATS project's controller for JetStream. Source: its CRDs, `jetstream.nats.io/v1beta2`. */
export interface NackResource {
  readonly apiVersion: 'jetstream.nats.io/v1beta2';
  readonly kind: 'Stream' | 'Consumer' | 'KeyValue';
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

const NANOS_PER_MS = 1_000_000;

/** As Go writes a duration. */
const durationOf = (nanos: unknown): string => `${Number(nanos) / NANOS_PER_MS}ms`;

/** Names in a resource of fields whose name is not the same in camel case. */
const RENAMED: Readonly<Record<string, string>> = { num_replicas: 'replicas' };

/** Fields that a resource holds as durations. */
const DURATIONS: ReadonlySet<string> = new Set(['max_age', 'duplicate_window', 'ack_wait']);

const camel = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const specOf = (config: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      RENAMED[name] ?? camel(name),
      DURATIONS.has(name) ? durationOf(value) : value,
    ]),
  );

/** A name as Kubernetes allows it. */
const objectName = (...parts: readonly string[]): string =>
  parts.join('-').toLowerCase().replaceAll('_', '-');

const resource = (
  kind: NackResource['kind'],
  name: string,
  spec: Readonly<Record<string, unknown>>,
): NackResource => ({
  apiVersion: 'jetstream.nats.io/v1beta2',
  kind,
  metadata: { name },
  // What was stored stays when a resource is deleted by mistake.
  spec: { ...spec, preventDelete: true },
});

const consumer = ({ stream, config }: ConsumerDefinition): NackResource =>
  resource('Consumer', objectName(stream, config.durable_name), { streamName: stream, ...specOf(config) });

const bucket = ({ name, description, ttlMs, replicas }: BucketDefinition): NackResource =>
  resource('KeyValue', objectName(name), {
    bucket: name,
    description,
    history: 1,
    storage: 'file',
    replicas,
    compression: true,
    ...(ttlMs > 0 && { ttl: `${ttlMs}ms` }),
  });

/** Everything the service needs on the server, as resources for NACK; buckets need its control loop (`--control-loop`). */
export const nackResources = ({ streams, buckets, consumers }: Topology): readonly NackResource[] => [
  ...streams.map((stream) => resource('Stream', objectName(stream.name), specOf(stream))),
  ...buckets.map(bucket),
  ...consumers.map(consumer),
];

// The streams, buckets and consumers of deploy/nats as resources of NATS' controller for Kubernetes (NACK): Stream, KeyValue and
// Consumer of jetstream.nats.io/v1beta2. Durations are Go's there and nanoseconds here; what is unbounded is left out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BUCKET = /^KV_/;
/** NATS' resources have names of Kubernetes. @param {string} name */
const resourceName = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** @param {number} nanoseconds */
const duration = (nanoseconds) => `${nanoseconds / 1e9}s`;

/** @param {Readonly<Record<string, unknown>>} spec what is not bounded, or as the server does it anyway, is left out */
const kept = (spec) =>
  Object.fromEntries(
    Object.entries(spec).filter(([, value]) => value !== undefined && value !== -1 && value !== '0s'),
  );

const resource = (kind, name, spec) => ({
  apiVersion: 'jetstream.nats.io/v1beta2',
  kind,
  metadata: { name: resourceName(name) },
  spec: kept(spec),
});

const bucketOf = (config) =>
  resource('KeyValue', config.name.replace(BUCKET, ''), {
    bucket: config.name.replace(BUCKET, ''),
    description: config.description,
    history: config.max_msgs_per_subject,
    ttl: duration(config.max_age),
    maxBytes: config.max_bytes,
    storage: config.storage,
    replicas: config.num_replicas,
  });

const streamOf = (config) =>
  resource('Stream', config.name, {
    name: config.name,
    description: config.description,
    subjects: config.subjects,
    retention: config.retention,
    storage: config.storage,
    discard: config.discard,
    maxAge: duration(config.max_age),
    maxBytes: config.max_bytes,
    maxMsgsPerSubject: config.max_msgs_per_subject,
    duplicateWindow: duration(config.duplicate_window),
    replicas: config.num_replicas,
  });

const consumerOf = (stream, config) =>
  resource('Consumer', `${stream}-${config.durable_name}`, {
    streamName: stream,
    durableName: config.durable_name,
    description: config.description,
    ackPolicy: config.ack_policy,
    ackWait: duration(config.ack_wait),
    deliverPolicy: config.deliver_policy,
    replayPolicy: config.replay_policy,
    maxAckPending: config.max_ack_pending,
    maxWaiting: config.max_waiting,
    filterSubject: config.filter_subject,
  });

/** @param {string} folder with streams/ and consumers/ */
export const nackResources = (folder) => {
  const read = (below) =>
    readdirSync(join(folder, below))
      .toSorted()
      .map((file) => ({ file, config: JSON.parse(readFileSync(join(folder, below, file), 'utf8')) }));
  return [
    ...read('streams').map(({ config }) => (BUCKET.test(config.name) ? bucketOf(config) : streamOf(config))),
    ...read('consumers').map(({ file, config }) => {
      const made = consumerOf(file.split('.')[0], config);
      // -1 is said here, for it means something: nothing is given up by the server.
      return { ...made, spec: { ...made.spec, maxDeliver: config.max_deliver } };
    }),
  ];
};

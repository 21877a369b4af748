import { names } from './stream-names.js';
import type { Topology } from './topology.js';

/** Subjects a NATS user may publish on and subscribe to, as in a server's `permissions` block. */
export interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

const streamsOf = ({ streams, buckets }: Topology): readonly string[] => [
  ...streams.map(({ name }) => name),
  ...buckets.map(({ name }) => `KV_${name}`),
];

/**
 * The least rights of each party (docs/stream-protocol.md "Rights"): the service's own user, whoever publishes alerts,
 * whoever reads results, and whoever looks after dead letters (`kuberca dead`). Only the service's user may read alerts and
 * the state bucket, which hold unmasked input as dead letters do, and only it may speak to the other processes of the service. With `STREAM_PROVISION` other than
 * `create`, the service needs no `CREATE` rights.
 * @param inbox prefix of reply subjects, `NATS_INBOX_PREFIX`
 */
export const permissionsOf = (topology: Topology, prefix: string, inbox = '_INBOX') => {
  const called = names(prefix);
  const streams = streamsOf(topology);
  const notify = topology.streams.some(({ name }) => name === called.stream('notify'))
    ? [`${prefix}.notify.>`]
    : [];
  const results = topology.streams.filter(({ subjects = [] }) =>
    subjects[0]?.startsWith(`${prefix}.results.`),
  );
  const service: Permissions = {
    publish: [
      ...streams.flatMap((name) => [
        `$JS.API.STREAM.INFO.${name}`,
        `$JS.API.STREAM.MSG.GET.${name}`,
        `$JS.API.STREAM.CREATE.${name}`,
      ]),
      ...topology.consumers.flatMap(({ stream, config: { durable_name } }) => [
        `$JS.API.CONSUMER.INFO.${stream}.${durable_name}`,
        `$JS.API.CONSUMER.MSG.NEXT.${stream}.${durable_name}`,
        `$JS.API.CONSUMER.CREATE.${stream}.${durable_name}`,
        `$JS.API.CONSUMER.CREATE.${stream}.${durable_name}.>`,
        `$JS.API.CONSUMER.DURABLE.CREATE.${stream}.${durable_name}`,
        `$JS.ACK.${stream}.${durable_name}.>`,
      ]),
      ...topology.buckets.map(({ name }) => `$KV.${name}.>`),
      `${prefix}.alerts.>`,
      `${prefix}.work.>`,
      `${prefix}.results.>`,
      `${prefix}.dead.>`,
      ...notify,
      ...(streams.includes(called.stream('changes')) ? [`${prefix}.changes.>`] : []),
      called.control('>'),
    ],
    subscribe: [`${inbox}.>`, called.control('>')],
  };
  const publisher: Permissions = { publish: [`${prefix}.alerts.>`], subscribe: [`${inbox}.>`] };
  const reader: Permissions = {
    publish: results.flatMap(({ name }) => [
      `$JS.API.STREAM.INFO.${name}`,
      // `nats stream get`: from the leader, or where the stream allows it from any replica.
      `$JS.API.STREAM.MSG.GET.${name}`,
      `$JS.API.DIRECT.GET.${name}`,
      `$JS.API.DIRECT.GET.${name}.>`,
      // `nats stream view`: a consumer without a name is made under the stream's.
      `$JS.API.CONSUMER.CREATE.${name}`,
      `$JS.API.CONSUMER.*.${name}.>`,
      `$JS.API.CONSUMER.MSG.NEXT.${name}.>`,
      `$JS.ACK.${name}.>`,
    ]),
    subscribe: [`${inbox}.>`, `${prefix}.results.>`],
  };
  const dead = called.stream('dead');
  const operator: Permissions = {
    publish: [
      `$JS.API.STREAM.INFO.${dead}`,
      `$JS.API.STREAM.MSG.GET.${dead}`,
      `$JS.API.STREAM.MSG.DELETE.${dead}`,
      `$KV.${called.bucket('attempts')}.>`,
      `${prefix}.alerts.>`,
      `${prefix}.work.>`,
      ...notify,
    ],
    subscribe: [`${inbox}.>`],
  };
  return { service, publisher, reader, operator } as const;
};

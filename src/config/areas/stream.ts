import { choice, custom, decimal, flag, integer, secret, text, textWithDefault } from '../setting.js';

/** A server; user and password before the `@` hold none of what ends them elsewhere in a URL. */
const SERVER = /^(?:[a-z]+:\/\/)?(?:[^@\s#?/]*@)?(?:\[[0-9a-f:.]+\]|[^@\s#?/:[\]]+)(?::\d{1,5})?\/?$/i;

/** Else a part of a password could be taken for the name of a host, and told. */
const serversOf = (list: string): string => {
  if (!list.split(',').every((server) => SERVER.test(server.trim())))
    throw new Error(
      'must be servers such as nats://host:4222, user and password percent-encoded (NATS_USER and NATS_PASSWORD need no encoding)',
    );
  return list;
};

/** NATS connection and the JetStream topology. Connection names are those of the `nats` CLI. */
export const stream = {
  url: custom<string | null>('NATS_URL', serversOf, {
    fallback: null,
    shownDefault: '',
    form: 'text',
    about:
      'NATS servers, comma-separated, with user and password (or a token) where there is no other setting for them. Setting it turns the stream on.',
    example: 'nats://nats.nats.svc:4222',
  }),
  user: text('NATS_USER', { about: 'User name for NATS.', example: 'kuberca' }),
  password: secret('NATS_PASSWORD', { about: 'Password for NATS.', example: 'from a Secret' }),
  token: secret('NATS_TOKEN', { about: 'Token for NATS.', example: 'from a Secret' }),
  creds: text('NATS_CREDS', {
    about: 'Credentials file; read again on each reconnect.',
    example: '/etc/nats/user.creds',
  }),
  nkey: text('NATS_NKEY', {
    about: 'File with an nkey seed; read again on each reconnect.',
    example: '/etc/nats/user.nk',
  }),
  cert: text('NATS_CERT', { about: 'Client certificate file (PEM).', example: '/etc/nats/tls.crt' }),
  key: text('NATS_KEY', {
    about: 'Private key file (PEM) of the client certificate.',
    example: '/etc/nats/tls.key',
  }),
  ca: text('NATS_CA', {
    about: 'CA bundle file (PEM) for the server certificate.',
    example: '/etc/nats/ca.crt',
  }),
  clusterName: text('CLUSTER_NAME', {
    about:
      'Name of the cluster, for alerts without a `cluster` label; also in the ids, results, message headers and stream metadata of this service.',
    example: 'prod-eu-1',
  }),
  context: text('NATS_CONTEXT', {
    about: 'Name of a `nats` CLI context to take the connection settings from.',
    example: 'production',
  }),
  configHome: text('XDG_CONFIG_HOME', {
    about: 'Where `nats` CLI contexts are looked for; `~/.config` when unset.',
    example: '/home/me/.config',
  }),
  inboxPrefix: text('NATS_INBOX_PREFIX', { about: 'Prefix of reply subjects.', example: '_INBOX_kuberca' }),
  jsDomain: text('NATS_JS_DOMAIN', { about: 'JetStream domain.', example: 'hub' }),
  enabled: flag('STREAM_ENABLED', {
    fallback: false,
    about: 'Whether alerts are taken from NATS.',
    shownDefault: 'true when NATS_URL or NATS_CONTEXT is set',
  }),
  prefix: textWithDefault('STREAM_PREFIX', {
    fallback: 'kuberca',
    pattern: /^[a-z][a-z0-9_-]{0,31}$/,
    rule: 'must start with a lower-case letter and hold at most 32 of a-z, 0-9, _ and -',
    about: 'First token of every subject; stream and bucket names derive from it.',
  }),
  provision: choice('STREAM_PROVISION', ['create', 'verify', 'off'], {
    fallback: 'create',
    about:
      'create: make what is missing, change nothing; verify: stop the lanes when something is missing or differs; off: neither.',
  }),
  replicas: integer('STREAM_REPLICAS', {
    fallback: 1,
    min: 1,
    max: 5,
    about: 'Replicas of the streams and buckets that are created.',
  }),
  partitions: integer('STREAM_PARTITIONS', {
    fallback: 1,
    min: 1,
    max: 16,
    about:
      'Streams over which work and results are spread, by group; at most as many as STREAM_LANES. Alike in all processes; after a change, open groups are analysed once more.',
  }),
  alertsMaxBytes: integer('STREAM_ALERTS_MAX_BYTES', {
    fallback: 0,
    min: 0,
    max: 1e15,
    about:
      'Bound of the stream of alerts when it is created; full, it refuses new ones, and whoever sends them tries again. 0: none.',
  }),
  resultsMaxBytes: integer('STREAM_RESULTS_MAX_BYTES', {
    fallback: 0,
    min: 0,
    max: 1e15,
    about:
      'Bound of the stream of results when it is created; full, it forgets the oldest, whose groups are analysed anew when their alerts come again. 0: none.',
  }),
  deadMaxBytes: integer('STREAM_DEAD_MAX_BYTES', {
    fallback: 0,
    min: 0,
    max: 1e15,
    about:
      'Bound of the stream of dead letters when it is created; full, it takes none, and their originals stay where they are. 0: none.',
  }),
  changesWatch: flag('CHANGES_WATCH', {
    fallback: false,
    about:
      'Whether changes of the cluster are recorded (with values, masked) and told with what they set off; needs the stream, and rights to watch (docs/changes.md).',
  }),
  changesMaxBytes: integer('CHANGES_MAX_BYTES', {
    fallback: 268_435_456,
    min: 0,
    max: 1e15,
    about:
      'Bound of the stream of changes when it is created; full, it forgets the oldest. It keeps 72 hours in any case. 0: none.',
  }),
  lanes: integer('STREAM_LANES', {
    fallback: 0,
    min: 0,
    max: 256,
    about: 'Groups analysed at the same time from the stream; 0 means MAX_CONCURRENT_ANALYSES.',
    shownDefault: 'MAX_CONCURRENT_ANALYSES',
  }),
  intakeLanes: integer('STREAM_INTAKE_LANES', {
    fallback: 4,
    min: 1,
    max: 64,
    about: 'Alert messages taken in at the same time.',
  }),
  notifyLanes: integer('STREAM_NOTIFY_LANES', {
    fallback: 4,
    min: 1,
    max: 64,
    about: 'Notifications sent at the same time.',
  }),
  ackWaitSeconds: decimal('STREAM_ACK_WAIT_SECONDS', {
    fallback: 30,
    min: 1,
    max: 600,
    about: 'A message whose worker says nothing for this long goes to another.',
  }),
  heartbeatSeconds: decimal('STREAM_HEARTBEAT_SECONDS', {
    fallback: 0,
    min: 0,
    max: 200,
    about:
      'How often a worker says that it still works; at most a third of STREAM_ACK_WAIT_SECONDS. 0 means a third.',
    shownDefault: 'STREAM_ACK_WAIT_SECONDS / 3',
  }),
  leaseTtlSeconds: decimal('STREAM_LEASE_TTL_SECONDS', {
    fallback: 45,
    min: 1,
    max: 600,
    about: "How long a dead worker's lease on a group lasts.",
  }),
};

/** Flags of `nats stream edit` and `nats consumer edit` for fields that can be changed; the others are fixed when a stream is made. */
const FLAGS: Readonly<Record<string, string>> = {
  subjects: '--subjects',
  max_msgs_per_subject: '--max-msgs-per-subject',
  discard: '--discard',
  max_age: '--max-age',
  max_bytes: '--max-bytes',
  duplicate_window: '--dupe-window',
  ack_wait: '--wait',
  max_deliver: '--max-deliver',
  max_ack_pending: '--max-pending',
  filter_subject: '--filter',
};

const DURATIONS: ReadonlySet<string> = new Set(['max_age', 'duplicate_window', 'ack_wait']);

const NANOS_PER_MS = 1_000_000;

/** Quoted for a shell where that is needed. */
const quoted = (text: string): string =>
  /^[\w.,:=/-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

const valueOf = (field: string, wanted: unknown): string =>
  DURATIONS.has(field) ? `${Number(wanted) / NANOS_PER_MS}ms` : String(wanted);

/** The command of the `nats` CLI that gives fields their wanted values; `null` when one of them cannot be changed. */
const editCommand = (
  what: readonly string[],
  fields: readonly string[],
  wanted: Readonly<Record<string, unknown>>,
): string | null => {
  if (fields.some((field) => FLAGS[field] === undefined)) return null;
  const flags = fields.map((field) => quoted(`${FLAGS[field]}=${valueOf(field, wanted[field])}`));
  return ['nats', ...what, ...flags, '--force'].join(' ');
};

const again = (what: string, remove: string): string =>
  `${what} cannot be changed: stop the service, ${remove}, then kuberca topology --create`;

/** What mends a stream: a command, or what else to do. */
export const mendStream = (
  name: string,
  fields: readonly string[],
  wanted: Readonly<Record<string, unknown>>,
): string =>
  editCommand(['stream', 'edit', name], fields, wanted) ?? again(fields.join(', '), `nats stream rm ${name}`);

/** The same for a consumer; its place in the stream is lost when it is made anew, which repeats work and loses none. */
export const mendConsumer = (
  stream: string,
  name: string,
  fields: readonly string[],
  wanted: Readonly<Record<string, unknown>>,
): string =>
  editCommand(['consumer', 'edit', stream, name], fields, wanted) ??
  again(fields.join(', '), `nats consumer rm ${stream} ${name}`);

/** The same for a bucket's TTL, which is its stream's age. */
export const mendBucket = (name: string, ttlMs: number): string =>
  mendStream(`KV_${name}`, ['max_age'], { max_age: ttlMs * NANOS_PER_MS });

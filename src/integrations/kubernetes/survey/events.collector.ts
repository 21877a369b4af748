import type { KubeEvent } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { reading, valueOf, type Call, type Reading } from '../../../evidence/reading.js';

/** An object whose events are read; `namespace` is `null` for nodes. */
export interface EventSubject {
  readonly namespace: string | null;
  readonly kind: string;
  readonly name: string;
}

const lastMs = ({ lastTimestamp, firstTimestamp }: KubeEvent): number =>
  Date.parse(lastTimestamp ?? firstTimestamp ?? '') || 0;

/** The answers as one; ok as soon as one of them is, so that what was read is not lost. */
const merged = (calls: readonly Call<readonly KubeEvent[]>[]): Call<readonly KubeEvent[]> | null => {
  const read = calls.filter(({ outcome }) => outcome.status === 'ok');
  const base = read[0] ?? calls[0];
  if (base === undefined || read.length < 2) return base ?? null;
  const events = read.flatMap((call) => valueOf(call) ?? []).toSorted((a, b) => lastMs(b) - lastMs(a));
  const query = read
    .map((call) => call.query)
    .filter((text) => text !== null)
    .join('\n');
  return { ...base, query, outcome: { status: 'ok', value: events } };
};

/** Events about one object, or about a few that belong together (a Deployment and its ReplicaSet), newest first. */
export const readEvents = async (
  reader: CaseReader,
  subjects: readonly EventSubject[],
  weight: number,
): Promise<Reading<readonly KubeEvent[]> | null> => {
  const call = merged(await Promise.all(subjects.map((subject) => reader.events(subject))));
  if (call === null) return null;
  const names = subjects.map(
    ({ namespace, kind, name }) =>
      `${kind.toLowerCase()} ${namespace === null ? '' : `${namespace}/`}${name}`,
  );
  return reading(
    call,
    { type: 'event', title: `events of ${names.join(' and ')}`, weight },
    (events) => events,
  );
};

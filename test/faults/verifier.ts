// What became of the alerts of one NATS server, judged by its streams alone: nothing of the service's code or of what a
// test knows is used. As a program: `node test/faults/verifier.ts nats://127.0.0.1:4222 [PREFIX]` prints
// `lost 0 duplicate 0 stale 0 pending 0 dead 0`, what is wrong a line each, and exits with 1 when something is.
import { pathToFileURL } from 'node:url';
import {
  JetStreamApiError,
  jetstreamManager,
  type JetStreamManager,
  type StoredMsg,
} from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

/** What is wrong, a sentence each; a fault has done no harm when the four lists are empty. */
export interface Verdict {
  /** Alerts without an answer, and messages that nobody could read and that are no dead letter. */
  readonly lost: readonly string[];
  /** Second analyses of one revision, second answers from one analysis, and answers that go back. */
  readonly duplicate: readonly string[];
  /** Alerts whose last answer is about an earlier state. */
  readonly stale: readonly string[];
  readonly pending: readonly string[];
  /** Dead letters; the alerts in them are not lost. */
  readonly dead: number;
}

interface AlertSeen {
  readonly status: string;
  readonly startsAtMs: number;
}

interface Answer {
  readonly status: string;
  readonly startsAtMs: number;
  readonly groupSequence: number;
}

interface GroupSeen {
  readonly incarnation: string;
  readonly revision: number;
  /** Whether the rules answered because the model could not: then the model may answer the same revision later. */
  readonly mayBeUpgraded: boolean;
}

/** Requests for single messages that are under way at the same time. */
const READ_AHEAD = 64;
/** A start further ahead of its receipt than this is not believed (docs/stream-protocol.md "Messages in"). */
const BELIEVED_AHEAD_MS = 5 * 60_000;
const STREAM_NOT_FOUND = 10_059;
const MESSAGE_NOT_FOUND = 10_037;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const jsonOf = (message: StoredMsg): Json | null => {
  try {
    const body: unknown = JSON.parse(message.string());
    return isObject(body) ? body : null;
  } catch {
    return null;
  }
};

/** The alerts of a message: of a webhook, of an /analyze request, or the message itself. */
const alertsIn = (body: Json): readonly unknown[] => {
  if (Array.isArray(body['alerts'])) return body['alerts'];
  return 'alert' in body ? [body['alert']] : [body];
};

/** `null` for what nobody can be expected to answer. */
const alertOf = (
  sent: unknown,
  receivedMs: number,
): { readonly id: string; readonly seen: AlertSeen } | null => {
  if (!isObject(sent) || !isObject(sent['labels'])) return null;
  const { status, fingerprint, startsAt } = sent;
  if (status !== 'firing' && status !== 'resolved') return null;
  if (typeof fingerprint !== 'string') return null;
  const told = Date.parse(String(startsAt));
  const believed = told <= receivedMs + BELIEVED_AHEAD_MS;
  return { id: fingerprint, seen: { status, startsAtMs: believed ? told : Number.NaN } };
};

/** Neither order nor repetition matters: a later start counts, and of one start the end. */
const merged = (before: AlertSeen | undefined, after: AlertSeen): AlertSeen => {
  if (before === undefined || Number.isNaN(before.startsAtMs) || after.startsAtMs > before.startsAtMs)
    return after;
  if (after.startsAtMs < before.startsAtMs) return before;
  return after.status === 'resolved' ? after : before;
};

const isThere = async <T>(call: Promise<T>): Promise<T | null> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof JetStreamApiError && [STREAM_NOT_FOUND, MESSAGE_NOT_FOUND].includes(error.code))
      return null;
    throw error;
  }
};

/** Reads on in one stream from where it stopped; begins anew when the stream was made anew. */
class StreamReader {
  #read = 0;
  #created = '';

  readonly #jsm: JetStreamManager;
  readonly #name: string;
  readonly #begin: () => void;
  readonly #take: (message: StoredMsg) => void;

  // Without parameter properties: Node runs this file as it is.
  constructor(jsm: JetStreamManager, name: string, begin: () => void, take: (message: StoredMsg) => void) {
    this.#jsm = jsm;
    this.#name = name;
    this.#begin = begin;
    this.#take = take;
  }

  async readOn(): Promise<void> {
    const info = await isThere(this.#jsm.streams.info(this.#name));
    if (info?.created !== this.#created) {
      this.#created = info?.created ?? '';
      this.#read = 0;
      this.#begin();
    }
    const { first_seq = 1, last_seq = 0 } = info?.state ?? {};
    this.#read = Math.max(this.#read, first_seq - 1);
    while (this.#read < last_seq) {
      const sequences = Array.from(
        { length: Math.min(READ_AHEAD, last_seq - this.#read) },
        (_, index) => this.#read + 1 + index,
      );
      const messages = await Promise.all(
        sequences.map((seq) => isThere(this.#jsm.streams.getMessage(this.#name, { seq }))),
      );
      for (const message of messages) if (message !== null) this.#take(message);
      this.#read += sequences.length;
    }
  }
}

/** Follows the streams of one prefix; {@link verdict} may be asked again and again, and reads on each time. */
export class Verifier {
  readonly #alerts = new Map<string, AlertSeen>();
  /** Sequences in ALERTS of messages that hold something nobody can read. */
  readonly #unreadable = new Set<number>();
  readonly #answers = new Map<string, Answer>();
  readonly #groups = new Map<string, GroupSeen>();
  readonly #duplicates: string[] = [];
  readonly #deadSequences = new Set<number>();
  readonly #deadGroups = new Set<string>();
  #dead = 0;
  readonly #readers: readonly StreamReader[];

  readonly #jsm: JetStreamManager;
  readonly #prefix: string;

  constructor(jsm: JetStreamManager, prefix: string) {
    this.#jsm = jsm;
    this.#prefix = prefix;
    const reader = (word: string, begin: () => void, take: (message: StoredMsg) => void): StreamReader =>
      new StreamReader(jsm, this.#stream(word), begin, take);
    this.#readers = [
      // What was published into a stream that is gone must still be answered.
      reader(
        'alerts',
        () => undefined,
        (message) => this.#published(message),
      ),
      reader(
        'results',
        () => this.#forgetResults(),
        (message) => this.#result(message),
      ),
      reader(
        'dead',
        () => this.#forgetDead(),
        (message) => this.#letter(message),
      ),
    ];
  }

  async verdict(): Promise<Verdict> {
    for (const reader of this.#readers) await reader.readOn();
    return {
      lost: [...(await this.#unanswered()), ...this.#unaccounted()],
      duplicate: [...this.#duplicates],
      stale: this.#stale(),
      pending: await this.#pending(),
      dead: this.#dead,
    };
  }

  #stream(word: string): string {
    return `${this.#prefix}_${word}`.toUpperCase().replaceAll('-', '_');
  }

  #published(message: StoredMsg): void {
    const body = jsonOf(message);
    for (const sent of body === null ? [null] : alertsIn(body)) {
      const alert = alertOf(sent, message.time.getTime());
      if (alert === null) this.#unreadable.add(message.seq);
      else this.#alerts.set(alert.id, merged(this.#alerts.get(alert.id), alert.seen));
    }
  }

  #result(message: StoredMsg): void {
    const body = jsonOf(message) ?? {};
    const [, , kind, id = ''] = message.subject.split('.');
    if (kind === 'group') this.#groupResult(id, body, message.seq);
    else this.#alertResult(id, body, message.seq);
  }

  #groupResult(id: string, body: Json, sequence: number): void {
    const { incarnation = '', revision = 0 } = body['group'] as { incarnation?: string; revision?: number };
    const { model, reason } = body['provenance'] as { readonly model: unknown; readonly reason: unknown };
    const before = this.#groups.get(id);
    if (before?.incarnation === incarnation) {
      if (revision < before.revision)
        this.#duplicates.push(
          `group ${id}: revision ${revision} after ${before.revision}, result ${sequence}`,
        );
      if (revision === before.revision && !before.mayBeUpgraded)
        this.#duplicates.push(`group ${id}: revision ${revision} again, result ${sequence}`);
    }
    this.#groups.set(id, { incarnation, revision, mayBeUpgraded: model === null && reason !== null });
  }

  #alertResult(id: string, body: Json, sequence: number): void {
    const { status, startsAt } = body['alert'] as { readonly status: string; readonly startsAt: string };
    const groupSequence = Number(body['groupSequence']);
    const before = this.#answers.get(id);
    if (before !== undefined && before.groupSequence >= groupSequence)
      this.#duplicates.push(`alert ${id}: an answer from an analysis that is no later, result ${sequence}`);
    this.#answers.set(id, { status, startsAtMs: Date.parse(startsAt), groupSequence });
  }

  #letter(message: StoredMsg): void {
    this.#dead += 1;
    const { subject, header } = message;
    if (subject.endsWith('.intake')) this.#deadSequences.add(Number(header.get('Kuberca-Sequence')));
    const group = jsonOf(message)?.['group'];
    if (typeof group === 'string') this.#deadGroups.add(group);
  }

  #forgetResults(): void {
    this.#answers.clear();
    this.#groups.clear();
  }

  #forgetDead(): void {
    this.#deadSequences.clear();
    this.#deadGroups.clear();
    this.#dead = 0;
  }

  async #unanswered(): Promise<readonly string[]> {
    const without = [...this.#alerts.keys()].filter((id) => !this.#answers.has(id));
    const lost: string[] = [];
    for (const id of without) {
      if (this.#deadGroups.size > 0 && this.#deadGroups.has(await this.#groupOf(id))) continue;
      lost.push(`alert ${id} has no answer`);
    }
    return lost;
  }

  async #groupOf(id: string): Promise<string> {
    const bucket = `${this.#prefix}_group_of`;
    const message = await isThere(
      this.#jsm.streams.getMessage(`KV_${bucket}`, { last_by_subj: `$KV.${bucket}.${id}` }),
    );
    return String(message === null ? '' : jsonOf(message)?.['group']);
  }

  #unaccounted(): readonly string[] {
    return [...this.#unreadable]
      .filter((sequence) => !this.#deadSequences.has(sequence))
      .map((sequence) => `message ${sequence} cannot be read and is no dead letter`);
  }

  #stale(): readonly string[] {
    return [...this.#alerts].flatMap(([id, { status, startsAtMs }]) => {
      const answer = this.#answers.get(id);
      if (answer === undefined) return [];
      const isOther = !Number.isNaN(startsAtMs) && answer.startsAtMs !== startsAtMs;
      return answer.status === status && !isOther
        ? []
        : [`alert ${id} is ${status}, its answer says ${answer.status}`];
    });
  }

  async #pending(): Promise<readonly string[]> {
    const work = await isThere(this.#jsm.streams.info(this.#stream('work')));
    const waiting = work?.state.messages ?? 0;
    const pending = waiting === 0 ? [] : [`${waiting} triggers wait`];
    for (const word of ['alerts', 'work']) {
      const consumers = await isThere(this.#jsm.consumers.list(this.#stream(word)).next());
      for (const { name, num_pending, num_ack_pending } of consumers ?? [])
        if (num_pending + num_ack_pending > 0)
          pending.push(`${name}: ${num_pending} wait, ${num_ack_pending} are not acknowledged`);
    }
    return pending;
  }
}

/** `lost 0 duplicate 0 stale 0 pending 0 dead 0`. */
export const lineOf = ({ lost, duplicate, stale, pending, dead }: Verdict): string =>
  Object.entries({ lost, duplicate, stale, pending })
    .map(([word, found]) => `${word} ${found.length}`)
    .join(' ')
    .concat(` dead ${dead}`);

export const wrongIn = ({ lost, duplicate, stale, pending }: Verdict): readonly string[] => [
  ...lost.map((each) => `lost: ${each}`),
  ...duplicate.map((each) => `duplicate: ${each}`),
  ...stale.map((each) => `stale: ${each}`),
  ...pending.map((each) => `pending: ${each}`),
];

const main = async ([
  url = 'nats://127.0.0.1:4222',
  prefix = 'kuberca',
]: readonly string[]): Promise<void> => {
  const nc = await connect({ servers: url.split(',') });
  try {
    const verdict = await new Verifier(await jetstreamManager(nc, { checkAPI: false }), prefix).verdict();
    process.stdout.write(`${[lineOf(verdict), ...wrongIn(verdict)].join('\n')}\n`);
    process.exitCode = wrongIn(verdict).length > 0 ? 1 : 0;
  } finally {
    await nc.close();
  }
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await main(process.argv.slice(2));

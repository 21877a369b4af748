import {
  jetstream,
  JetStreamApiError,
  jetstreamManager,
  type ConsumerInfo,
  type JetStreamClient,
  type JetStreamManager,
  type StoredMsg,
} from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import type { PublishedAlert } from './stream-alert.js';
import { until } from './until.js';

/** What the tests read of a result of either kind; the rest is looked at as plain JSON. */
export interface ResultBody {
  readonly version: number;
  readonly kind: string;
  readonly analysis: string;
  readonly analysis_summary: string | null;
  readonly provenance: { readonly model: { readonly id: string } | null; readonly reason: string | null };
  readonly group: {
    readonly id: string;
    readonly key: Readonly<Record<string, string>>;
    readonly revision: number;
    readonly incarnation: string;
    readonly memberCount: number;
    readonly members: readonly {
      readonly id?: string;
      readonly fingerprint: string;
      readonly startsAt?: string;
      readonly status: string;
    }[];
  };
  readonly alert?: { readonly fingerprint: string; readonly startsAt: string; readonly status: string };
  readonly warnings?: readonly string[] | null;
  readonly groupSequence?: number;
  /** `null` in a group result that carries its own report. */
  readonly analysisSequence: number | null;
  readonly [field: string]: unknown;
}

export interface StoredResult {
  readonly sequence: number;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ResultBody;
}

export interface DeadLetter {
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Buffer;
}

const STREAM_NOT_FOUND = 10_059;
const MESSAGE_NOT_FOUND = 10_037;

const ifThere = async <T>(call: Promise<T>): Promise<T | null> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof JetStreamApiError && [STREAM_NOT_FOUND, MESSAGE_NOT_FOUND].includes(error.code)) {
      return null;
    }
    throw error;
  }
};

const headersOf = (message: StoredMsg): Readonly<Record<string, string>> =>
  Object.fromEntries([...(message.header ?? [])].map(([name, values]) => [name, values.join(',')]));

/** A user of NATS without any code of the service: publishes alerts and reads what becomes of them. */
export class StreamClient {
  readonly #results: StoredResult[] = [];
  #read = 0;
  #reading: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly nc: NatsConnection,
    readonly js: JetStreamClient,
    readonly jsm: JetStreamManager,
    readonly prefix: string,
  ) {}

  static async connect(url: string, prefix: string): Promise<StreamClient> {
    const nc = await connect({ servers: url.split(','), maxReconnectAttempts: -1, reconnectTimeWait: 100 });
    return new StreamClient(nc, jetstream(nc), await jetstreamManager(nc, { checkAPI: false }), prefix);
  }

  stream(word: 'alerts' | 'work' | 'results' | 'dead'): string {
    return `${this.prefix}_${word}`.toUpperCase();
  }

  /** Publishes one message with any body. @returns its sequence */
  async publish(body: unknown, token = 'test'): Promise<number> {
    const data = body instanceof Uint8Array ? body : JSON.stringify(body);
    return (await this.js.publish(`${this.prefix}.alerts.firing.${token}`, data)).seq;
  }

  /** As the bridge does: the same id within the duplicate window is stored once. */
  async publishOnce(alert: PublishedAlert, msgID: string): Promise<{ readonly duplicate: boolean }> {
    const subject = `${this.prefix}.alerts.${alert.status}.${alert.fingerprint}`;
    return this.js.publish(subject, JSON.stringify(alert), { msgID, headers: headers() });
  }

  /** Every message of the RESULTS stream, in order. */
  async results(): Promise<readonly StoredResult[]> {
    this.#reading = this.#reading.catch(() => undefined).then(() => this.#readOn());
    await this.#reading;
    return this.#results;
  }

  async #readOn(): Promise<void> {
    const info = await ifThere(this.jsm.streams.info(this.stream('results')));
    const last = info?.state.last_seq ?? 0;
    while (this.#read < last) {
      const message = await this.jsm.streams.getMessage(this.stream('results'), { seq: this.#read + 1 });
      this.#read += 1;
      if (message !== null) {
        const text = message.string();
        const { seq: sequence, subject } = message;
        this.#results.push({
          sequence,
          subject,
          text,
          headers: headersOf(message),
          body: JSON.parse(text) as ResultBody,
        });
      }
    }
  }

  async groupResults(): Promise<readonly StoredResult[]> {
    return (await this.results()).filter(({ subject }) =>
      subject.startsWith(`${this.prefix}.results.group.`),
    );
  }

  /** Results on one alert's subject, in order. */
  async answersTo(alert: PublishedAlert): Promise<readonly StoredResult[]> {
    const wanted = `${this.prefix}.results.alert.${alert.fingerprint}`;
    return (await this.results()).filter(({ subject }) => subject === wanted);
  }

  /** The alert's last answer, once there is one that fits. */
  async answerTo(
    alert: PublishedAlert,
    fits: (result: StoredResult) => boolean = ({ body }) => body.alert?.status === alert.status,
  ): Promise<StoredResult> {
    return until(`alert ${alert.fingerprint} is answered`, async () => {
      const last = (await this.answersTo(alert)).at(-1);
      return last !== undefined && fits(last) && last;
    });
  }

  async deadLetters(): Promise<readonly DeadLetter[]> {
    const stream = this.stream('dead');
    const info = await ifThere(this.jsm.streams.info(stream));
    const letters: DeadLetter[] = [];
    for (let seq = Math.max(1, info?.state.first_seq ?? 1); seq <= (info?.state.last_seq ?? 0); seq += 1) {
      const message = await this.jsm.streams.getMessage(stream, { seq });
      if (message !== null)
        letters.push({
          subject: message.subject,
          headers: headersOf(message),
          data: Buffer.from(message.data),
        });
    }
    return letters;
  }

  intake(): Promise<ConsumerInfo> {
    return this.jsm.consumers.info(this.stream('alerts'), 'intake');
  }

  /** Of groups without a critical alert. */
  analyst(): Promise<ConsumerInfo> {
    return this.jsm.consumers.info(this.stream('work'), 'analyst-normal');
  }

  /** Messages that wait in the WORK stream. */
  async triggers(): Promise<number> {
    return (await this.jsm.streams.info(this.stream('work'))).state.messages;
  }

  /** The last value of a key, as JSON; `null` when it has none. */
  async kept<T>(bucket: 'attempts' | 'lease' | 'group_of', key: string): Promise<T | null> {
    const name = `${this.prefix}_${bucket}`;
    const message = await ifThere(
      this.jsm.streams.getMessage(`KV_${name}`, { last_by_subj: `$KV.${name}.${key}` }),
    );
    return message === null || message.data.length === 0 ? null : (message.json() as T);
  }

  async close(): Promise<void> {
    await this.nc.close();
  }
}

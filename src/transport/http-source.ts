import type { BackendSettings } from '../config/backend.js';
import { deadlineAfter } from '../waiting/deadline.js';
import { orAborted } from '../waiting/or-aborted.js';
import { SingleFlight } from '../waiting/single-flight.js';
import { Slots } from '../waiting/slots.js';
import { addressOf, parseBaseUrl, type BaseUrl, type QueryValues } from './base-url.js';
import { Connections } from './connections.js';
import { exchange, type RawAnswer } from './exchange.js';
import { failedAnswer, refusedAnswer, type ReadRefusal, type SourceName } from './failed-answer.js';
import { failedCall } from './failed-call.js';
import type { HttpOutcome } from './http-outcome.js';
import { requestHeaders, type Headers } from './request-headers.js';

const MEBIBYTE = 1_048_576;
/** Bound of an answer. */
const DEFAULT_MAX_BYTES = 8 * MEBIBYTE;
/** Bound of calls in flight to one source; more wait. */
const MAX_IN_FLIGHT = 8;

export interface HttpSourceOptions extends SourceName {
  readonly settings: BackendSettings;
  /** Reads an error in the source's own form. */
  readonly refusal?: ReadRefusal;
  /** Bound of an answer in bytes; longer ones are errors. 8 MiB when absent. */
  readonly maxBytes?: number;
}

interface Target {
  readonly base: BaseUrl;
  readonly headers: () => Promise<Headers>;
  readonly connections: Connections;
}

/**
 * Reads JSON from one source over HTTP: with a timeout that includes the body, bounded in bytes and in calls at once,
 * on connections that are reused. The same request asked for twice at the same time is sent once. Sends GETs only;
 * credentials go to the configured origin only.
 */
export class HttpSource {
  private readonly target: Target | null;
  private readonly slots = new Slots(MAX_IN_FLIGHT);
  private readonly shared = new SingleFlight<HttpOutcome<unknown>>();
  private readonly timeoutMs: number;
  private readonly maxBytes: number;

  constructor(private readonly options: HttpSourceOptions) {
    const { settings, prefix } = options;
    this.timeoutMs = settings.httpTimeoutSeconds * 1000;
    this.maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
    if (settings.url === null) {
      this.target = null;
      return;
    }
    const base = parseBaseUrl(settings.url);
    this.target = {
      base,
      headers: requestHeaders(base, settings, prefix),
      connections: new Connections({
        max: MAX_IN_FLIGHT,
        caFile: settings.caFile,
        caVariable: `${prefix}_CA_FILE`,
      }),
    };
  }

  get configured(): boolean {
    return this.target !== null;
  }

  /** The base URL without user and password; `''` when none is configured. */
  get baseUrl(): string {
    return this.target?.base.shown ?? '';
  }

  /**
   * The JSON at a path below the base URL. What it is must be checked by the caller; it is shared with others who asked
   * for the same, so it must not be changed.
   * @param path escaped, starts with a slash
   * @throws the signal's reason when it is aborted
   */
  async get(path: string, query: QueryValues, signal: AbortSignal): Promise<HttpOutcome<unknown>> {
    signal.throwIfAborted();
    const { target } = this;
    const { name, prefix } = this.options;
    if (target === null) {
      return { status: 'unavailable', reason: `${name.toLowerCase()} url not configured: set ${prefix}_URL` };
    }
    const url = addressOf(target.base, path, query);
    return this.shared.run(url, signal, (shared) =>
      this.slots.run(() => this.ask(target, url, shared), shared),
    );
  }

  /** Ends the connections. */
  async close(): Promise<void> {
    await this.target?.connections.close();
  }

  private async ask(target: Target, url: string, signal: AbortSignal): Promise<HttpOutcome<unknown>> {
    const deadline = deadlineAfter(signal, this.timeoutMs);
    const work = async (): Promise<RawAnswer> => {
      const [dispatcher, headers] = await Promise.all([target.connections.agent(), target.headers()]);
      return exchange({ dispatcher, url, headers, maxBytes: this.maxBytes }, deadline);
    };
    try {
      return this.read(await orAborted(work(), deadline.signal));
    } catch (error) {
      signal.throwIfAborted();
      const cause: unknown = deadline.signal.aborted ? deadline.signal.reason : error;
      return failedCall(cause, target.base.shown, this.options);
    } finally {
      deadline.release();
    }
  }

  private read(answer: RawAnswer): HttpOutcome<unknown> {
    const { name, refusal = () => null } = this.options;
    if (answer.statusCode !== 200) return failedAnswer(answer, this.options, refusal);
    if (answer.cut) {
      const reason = `${name}: the answer is longer than ${this.maxBytes / MEBIBYTE} MiB: narrow the query`;
      return { status: 'error', reason };
    }
    try {
      return { status: 'ok', value: JSON.parse(answer.text) as unknown };
    } catch {
      const refused = refusedAnswer(answer);
      const reason = `${name} did not answer with JSON${refused.text === '' ? '' : `: ${refused.text}`}`;
      return { status: 'error', reason, answer: refused, undecodable: true };
    }
  }
}

import type { Settings } from '../../config/settings.js';
import { openProxyRoutes } from '../../transport/proxy-routes.js';
import { SecretFileUnreadable } from '../../transport/secret-file.js';
import { submit, type Submission, type Submitted } from '../../transport/submit.js';
import { deadlineAfter } from '../../waiting/deadline.js';
import { Lazy } from '../../waiting/lazy.js';
import type { Told } from './told.js';

/** Read of an answer: ids and reasons. */
const MAX_ANSWER_BYTES = 65_536;
/** Shown of an answer that refuses. */
const MAX_SHOWN = 200;
/** Share of the timeout that connecting may take: what never connected was certainly not told. */
const CONNECT_SHARE = 0.5;
/** Waited when a sink that asks to slow down does not say how long, and at most, ms. */
const THROTTLED_MS = { unsaid: 5000, most: 3_600_000 };

/** A request to a sink, without what all of them have in common. */
export type WireRequest = Pick<Submission, 'method' | 'url' | 'body'> & {
  readonly headers?: Readonly<Record<string, string>>;
};

/** The way to every sink: bounded in time and bytes, by the proxy of `HTTPS_PROXY`. */
export class Wire {
  readonly #timeoutMs: number;
  readonly #routes;

  constructor({ notify, llm }: Settings) {
    this.#timeoutMs = notify.timeoutSeconds * 1000;
    const { httpsProxy, noProxy } = llm;
    const connectTimeoutMs = this.#timeoutMs * CONNECT_SHARE;
    this.#routes = new Lazy(() => openProxyRoutes({ proxyUrl: null, httpsProxy, noProxy, connectTimeoutMs }));
  }

  /** Bound of one request, ms. */
  get timeoutMs(): number {
    return this.#timeoutMs;
  }

  /** @throws the signal's reason when it is aborted */
  async send({ headers = {}, ...request }: WireRequest, signal: AbortSignal): Promise<Submitted> {
    const deadline = deadlineAfter(signal, this.#timeoutMs);
    try {
      const dispatcher = (await this.#routes.get()).to(new URL(request.url));
      return await submit({ ...request, dispatcher, headers, maxBytes: MAX_ANSWER_BYTES }, deadline, signal);
    } finally {
      deadline.release();
    }
  }

  /** Sends JSON. @throws as {@link send} */
  async sendJson(
    {
      method = 'POST',
      ...request
    }: Partial<Pick<WireRequest, 'method'>> &
      Omit<WireRequest, 'method' | 'body'> & { readonly json: unknown },
    signal: AbortSignal,
  ): Promise<Submitted> {
    const { json, url, headers } = request;
    const body = JSON.stringify(json);
    return this.send(
      { method, url, body, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } },
      signal,
    );
  }

  async close(): Promise<void> {
    await (await this.#routes.made)?.close();
  }
}

const shown = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_SHOWN);

/** Codes that another try may turn: a server's own trouble, and credentials that a person mends meanwhile. */
const MAY_PASS: ReadonlySet<number> = new Set([401, 403, 404, 408, 409, 410, 423, 425]);

/** That a sink asks to wait. */
export const throttled = (afterMs: number | null, why: string): Told => ({
  kind: 'throttled',
  afterMs: Math.min(afterMs ?? THROTTLED_MS.unsaid, THROTTLED_MS.most),
  why,
});

/** What became of a request, but for an answer of 2xx, which is the sink's own to read. */
export const failureOfWire = (submitted: Submitted): Told | null => {
  if (submitted.kind === 'not-sent') return { kind: 'failed', why: submitted.why };
  if (submitted.kind === 'unknown') return { kind: 'unknown', why: submitted.why };
  const { statusCode, text, retryAfterMs } = submitted;
  if (statusCode >= 200 && statusCode < 300) return null;
  const why = `it answered ${statusCode}${text.trim() === '' ? '' : `: ${shown(text)}`}`;
  if (statusCode === 429 || (statusCode === 503 && retryAfterMs !== null))
    return throttled(retryAfterMs, why);
  return statusCode >= 500 || MAY_PASS.has(statusCode) ? { kind: 'failed', why } : { kind: 'refused', why };
};

/** The JSON of an answer; `null` where it is none. */
export const jsonOf = (submitted: Submitted): unknown => {
  try {
    return submitted.kind === 'answer' ? (JSON.parse(submitted.text) as unknown) : null;
  } catch {
    return null;
  }
};

/** Work that reads a secret from its file: a file that cannot be used fails the telling, and is mended meanwhile. */
export const withSecrets = async (work: () => Promise<Told>): Promise<Told> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SecretFileUnreadable)) throw error;
    return { kind: 'failed', why: error.message };
  }
};

import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { QueryValues } from '../../transport/base-url.js';
import type { HttpFailure, HttpOutcome } from '../../transport/http-outcome.js';
import { HttpSource } from '../../transport/http-source.js';
import { KUBERNETES } from '../kubernetes/settings.js';
import { NamespacePolicy } from '../kubernetes/scope/namespace-policy.js';
import { ok } from '../../transport/read-outcome.js';
import { tenantRefusal } from '../tenant-refusal.js';
import { allowedPart, withoutContents } from './allowed-part.js';
import { readTrace } from './read-trace.js';
import { searchWindow, type SearchWindow } from './search-window.js';
import { TEMPO } from './settings.js';
import { isTraceId } from './trace-id.js';
import { isInWindow, readSearch, type TraceSummary } from './trace-summary.js';
import type { Trace } from './trace.js';

/** Most traces of one search. */
export const MAX_TRACES = 20;
/** How far the search looks back that only asks whether there is an answer, in ms. */
const PING_WINDOW_MS = 60_000;
export const DEFAULT_TRACES = 5;
/** Longest query that is sent, in characters. */
export const MAX_QUERY = 4096;
const NAME = { name: 'Tempo', prefix: 'TEMPO' } as const;
/** Behind some gateways, and with `http_api_prefix`, the API lies below this path. */
const SECOND_PATH = '/tempo';

export interface TraceSearchQuery {
  /** TraceQL. */
  readonly query: string;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly endMs: number;
  /** 1 to {@link MAX_TRACES}, default {@link DEFAULT_TRACES}. */
  readonly limit?: number;
}

/** What a search found, and what was really asked. */
export interface TraceSearch {
  readonly query: string;
  readonly window: SearchWindow;
  /** Newest first among those found; Tempo stops when it has enough, so they need not be the newest of all. */
  readonly traces: readonly TraceSummary[];
}

const failed = (status: HttpFailure['status'], reason: string): HttpFailure => ({ status, reason });
const notTempo = failed('error', 'Tempo answered with JSON of another form: check TEMPO_URL');

const isWrongPath = (found: HttpOutcome<unknown>): boolean =>
  found.status !== 'ok' && found.answer?.statusCode === 404 && found.answer.text === '404 page not found';

const isTooLarge = (found: HttpOutcome<unknown>): boolean =>
  found.status !== 'ok' && found.answer?.statusCode === 422;

/**
 * Searches and reads traces in Tempo. Injectable by class; reads nothing unless `TEMPO_URL` is set. Each call has its own
 * timeout and rejects only when its signal is aborted. An unknown tenant looks like nothing found; so do, in Tempo 3,
 * the newest 30 seconds.
 */
@Injectable()
export class TempoClient implements OnApplicationShutdown {
  private readonly source: HttpSource;
  private readonly tenant: string;
  private readonly policy: NamespacePolicy;
  /** The path that answered last. */
  #prefix: '' | typeof SECOND_PATH = '';

  constructor(settings: Settings) {
    const { namespacesAllow: allow, namespacesDeny: deny } = settings.of(KUBERNETES);
    const tempo = settings.of(TEMPO);
    this.policy = new NamespacePolicy({ allow, deny });
    this.tenant = tempo.tenantId ?? '';
    this.source = new HttpSource({ ...NAME, settings: tempo, refusal: tenantRefusal(NAME) });
  }

  get configured(): boolean {
    return this.source.configured;
  }

  endpoint(): { readonly base_url: string; readonly tenant_id: string } {
    return { base_url: this.source.baseUrl, tenant_id: this.tenant };
  }

  /** Traces that match in a window; an empty list when none does. */
  async search(search: TraceSearchQuery, signal: AbortSignal): Promise<HttpOutcome<TraceSearch>> {
    const { query } = search;
    if (query.length > MAX_QUERY) return failed('error', `the query is longer than ${MAX_QUERY} characters`);
    const window = searchWindow(search.startMs, search.endMs);
    if (window === null) return failed('error', 'the end of the window must not lie before its start');
    const limit = Math.min(MAX_TRACES, Math.max(1, Math.trunc(search.limit ?? DEFAULT_TRACES)));
    const found = await this.get('/api/search', { q: query, ...window, limit }, signal);
    if (found.status !== 'ok') return found;
    const traces = readSearch(found.value);
    if (traces === undefined) return notTempo;
    const inside = traces.filter((trace) => isInWindow(trace, window.start, window.end));
    const kept = inside.slice(0, limit);
    return ok({ query, window, traces: this.policy.restricts ? kept.map(withoutContents) : kept });
  }

  /** A trace; absent when Tempo has none of that id. One too large for the first version of the API may come in part. */
  async trace(traceId: string, signal: AbortSignal): Promise<HttpOutcome<Trace>> {
    if (!isTraceId(traceId)) return failed('error', 'not a trace id: 16 to 32 hexadecimal digits');
    const whole = await this.get(`/api/traces/${traceId}`, {}, signal);
    const part = isTooLarge(whole) ? await this.get(`/api/v2/traces/${traceId}`, {}, signal) : whole;
    const found = part.status === 'ok' ? part : whole;
    const missing = `Tempo has no trace ${traceId}: it may have expired, or not been sampled`;
    if (found.status === 'absent') return { ...found, reason: missing };
    if (found.status !== 'ok') return found;
    const trace = readTrace(traceId, found.value);
    if (trace === undefined) return notTempo;
    return trace.spans.length === 0 ? failed('absent', missing) : allowedPart(trace, this.policy);
  }

  /** Whether it answers a search. */
  async ping(signal: AbortSignal): Promise<HttpOutcome<unknown>> {
    const endMs = Date.now();
    return this.search({ query: '{}', startMs: endMs - PING_WINDOW_MS, endMs, limit: 1 }, signal);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.close();
  }

  /** A router that has no such path is asked below the second one; a trace that is missing is a different 404. */
  private async get(path: string, query: QueryValues, signal: AbortSignal): Promise<HttpOutcome<unknown>> {
    const prefix = this.#prefix;
    const first = await this.source.get(`${prefix}${path}`, query, signal);
    if (!isWrongPath(first)) return first;
    const other = prefix === '' ? SECOND_PATH : '';
    const second = await this.source.get(`${other}${path}`, query, signal);
    if (isWrongPath(second)) return first;
    this.#prefix = other;
    return second;
  }
}

import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { durationSeconds } from '../../waiting/duration.js';
import type { HttpFailure, HttpOutcome } from '../../transport/http-outcome.js';
import { HttpSource } from '../../transport/http-source.js';
import { nanosecondsOf } from '../../waiting/instant.js';
import { KUBERNETES } from '../kubernetes/settings.js';
import { NamespacePolicy } from '../kubernetes/scope/namespace-policy.js';
import { ok } from '../../transport/read-outcome.js';
import { tenantRefusal } from '../tenant-refusal.js';
import { allowedSelector, queryRefusal } from './allowed-query.js';
import { isLabelName } from './label-name.js';
import type { LokiAnswer, LokiDirection } from './loki-answer.js';
import { isLogQuery } from './query/parse.js';
import { allowedWindow, fittingStep, type RangeWindow } from './range-window.js';
import { readResult, readWords } from './read-answer.js';
import { LOKI } from './settings.js';

/** Most lines of one answer; Loki itself allows 5,000. */
export const MAX_LINES = 500;
export const DEFAULT_LINES = 100;
/** Longest query that is sent, in characters; Loki takes a little more. */
export const MAX_QUERY = 4096;
const HOUR_NS = nanosecondsOf(3_600_000);
const NAME = { name: 'Loki', prefix: 'LOKI' } as const;
const API = '/loki/api/v1';

/** When labels were seen; Loki looks at the last six hours when nothing is said. */
export interface LabelQuery extends Partial<RangeWindow> {
  /** Stream selector to narrow with. */
  readonly query?: string;
}

export interface InstantQuery {
  readonly query: string;
  /** Lines, for a log query: 1 to {@link MAX_LINES}, default {@link DEFAULT_LINES}. */
  readonly limit?: number;
  /** Nanoseconds since 1970; now when absent. */
  readonly timeNs?: bigint;
}

export interface RangeQuery extends RangeWindow {
  readonly query: string;
  /** Lines over all streams together: 1 to {@link MAX_LINES}, default {@link DEFAULT_LINES}. */
  readonly limit?: number;
  /** Seconds or a duration (`30`, `1m`), for numbers; raised so that a series has at most 240 points. */
  readonly step?: string | null;
  /** `backward` when absent: the newest lines. */
  readonly direction?: LokiDirection;
}

/** What is sent; without a window Loki takes the last hour. */
interface RangeRequest {
  readonly query: string;
  readonly limit: number;
  readonly direction: LokiDirection;
  readonly window: RangeWindow | null;
  readonly step?: number;
}

const failed = (status: HttpFailure['status'], reason: string): HttpFailure => ({ status, reason });
const notLoki = failed('error', 'Loki answered with JSON of another form: check LOKI_URL');

const lines = (limit: number | undefined): number =>
  Math.min(MAX_LINES, Math.max(1, Math.trunc(limit ?? DEFAULT_LINES)));

const text = (nanoseconds: bigint | undefined): string | undefined => nanoseconds?.toString();

/** A tenant's own bound of lines, when a query was refused for it. */
const allowedLines = ({ answer }: HttpFailure): number | undefined => {
  const bound = /max_entries_limit_per_query \(\d+ > (\d+)\)/.exec(answer?.text ?? '')?.[1];
  return bound === undefined || Number(bound) < 1 ? undefined : Number(bound);
};

const wantsRange = ({ answer }: HttpFailure): boolean =>
  answer?.statusCode === 400 && answer.text.startsWith('log queries are not supported as an instant query');

/**
 * Reads logs from Loki. Injectable by class; reads nothing unless `LOKI_URL` is set. Each call has its own timeout and
 * rejects only when its signal is aborted. An unknown tenant, a look-back limit and a start-up look like nothing found.
 */
@Injectable()
export class LokiClient implements OnApplicationShutdown {
  private readonly source: HttpSource;
  private readonly tenant: string;
  private readonly policy: NamespacePolicy;
  /** Narrows what has no selector of its own; `undefined` when every namespace may be read. */
  private readonly allowed: string | undefined;

  constructor(settings: Settings) {
    const { namespacesAllow: allow, namespacesDeny: deny } = settings.of(KUBERNETES);
    const lists = { allow, deny };
    const loki = settings.of(LOKI);
    this.policy = new NamespacePolicy(lists);
    this.allowed = allowedSelector(lists);
    this.tenant = loki.tenantId ?? '';
    this.source = new HttpSource({ ...NAME, settings: loki, refusal: tenantRefusal(NAME) });
  }

  get configured(): boolean {
    return this.source.configured;
  }

  endpoint(): { readonly base_url: string; readonly tenant_id: string } {
    return { base_url: this.source.baseUrl, tenant_id: this.tenant };
  }

  /** Names of labels; absent when there are none. */
  async labels(query: LabelQuery, signal: AbortSignal): Promise<HttpOutcome<readonly string[]>> {
    return this.words(`${API}/labels`, query, 'Loki has no labels in that time', signal);
  }

  /** Values of a label; absent when there are none, also for a label that does not exist. */
  async labelValues(
    label: string,
    query: LabelQuery,
    signal: AbortSignal,
  ): Promise<HttpOutcome<readonly string[]>> {
    if (!isLabelName(label)) {
      return failed('error', 'not the name of a label: letters, digits and underscores, no digit in front');
    }
    const path = `${API}/label/${encodeURIComponent(label)}/values`;
    return this.words(path, query, `Loki has no values of the label ${label} in that time`, signal);
  }

  /**
   * A query at one moment. Loki takes only queries for numbers there: one for lines is run over the hour before, newest
   * first.
   */
  async query(query: InstantQuery, signal: AbortSignal): Promise<HttpOutcome<LokiAnswer>> {
    const refusal = this.refusal(query.query);
    if (refusal !== null) return refusal;
    const limit = lines(query.limit);
    const { timeNs } = query;
    const window = timeNs === undefined ? null : { startNs: timeNs - HOUR_NS, endNs: timeNs };
    const range = { query: query.query, limit, direction: 'backward', window } as const;
    if (isLogQuery(query.query)) return this.range(range, signal);
    const found = await this.source.get(
      `${API}/query`,
      { query: query.query, limit, time: text(timeNs) },
      signal,
    );
    if (found.status === 'ok') return this.answer(found.value, { ...range, path: 'query' });
    return wantsRange(found) ? this.range(range, signal) : found;
  }

  /** Lines or numbers over a window, of which at most the newest 30 days are read. */
  async queryRange(query: RangeQuery, signal: AbortSignal): Promise<HttpOutcome<LokiAnswer>> {
    const refusal = this.refusal(query.query);
    if (refusal !== null) return refusal;
    const window = allowedWindow(query);
    if (window === null) return failed('error', 'the end of the window must lie after its start');
    const asked = query.step ? durationSeconds(query.step) : undefined;
    if (query.step && asked === undefined) {
      return failed('error', 'step must be seconds or a duration such as 30s or 5m');
    }
    const step = isLogQuery(query.query) ? undefined : fittingStep(window, asked);
    return this.range(
      {
        query: query.query,
        limit: lines(query.limit),
        direction: query.direction ?? 'backward',
        window,
        ...(step !== undefined && { step }),
      },
      signal,
    );
  }

  /** Whether it answers a query. */
  async ping(signal: AbortSignal): Promise<HttpOutcome<unknown>> {
    return this.labels({}, signal);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.close();
  }

  private refusal(query: string): HttpFailure | null {
    if (query.length > MAX_QUERY) return failed('error', `the query is longer than ${MAX_QUERY} characters`);
    const reason = queryRefusal(query, this.policy);
    return reason === null ? null : failed('forbidden', reason);
  }

  private async range(request: RangeRequest, signal: AbortSignal): Promise<HttpOutcome<LokiAnswer>> {
    const { query, limit, direction, window, step } = request;
    const found = await this.source.get(
      `${API}/query_range`,
      {
        query,
        limit,
        direction,
        start: text(window?.startNs),
        end: text(window?.endNs),
        step,
      },
      signal,
    );
    if (found.status === 'ok') return this.answer(found.value, { ...request, path: 'query_range' });
    const allowed = allowedLines(found);
    return allowed !== undefined && allowed < limit
      ? this.range({ ...request, limit: allowed }, signal)
      : found;
  }

  private answer(
    body: unknown,
    { query, path, limit, direction, step }: RangeRequest & Pick<LokiAnswer, 'path'>,
  ): HttpOutcome<LokiAnswer> {
    const data = readResult(body);
    if (data === undefined) return notLoki;
    return ok({ query, path, limit, direction, ...(step !== undefined && { stepSeconds: step }), data });
  }

  private async words(
    path: string,
    { query, startNs, endNs }: LabelQuery,
    absence: string,
    signal: AbortSignal,
  ): Promise<HttpOutcome<readonly string[]>> {
    const refusal = query === undefined ? null : this.refusal(query);
    if (refusal !== null) return refusal;
    const asked = { query: query ?? this.allowed, start: text(startNs), end: text(endNs) };
    const found = await this.source.get(path, asked, signal);
    if (found.status !== 'ok') return found;
    const words = readWords(found.value);
    if (words === undefined) return notLoki;
    return words === null || words.length === 0
      ? failed('absent', `${absence}; Loki answers so for an unknown tenant (LOKI_TENANT_ID) too`)
      : ok(words);
  }
}

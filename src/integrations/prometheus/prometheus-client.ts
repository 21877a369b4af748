import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { Clock } from '../../telemetry/clock.js';
import type { QueryValues } from '../../transport/base-url.js';
import type { HttpOutcome } from '../../transport/http-outcome.js';
import { HttpSource } from '../../transport/http-source.js';
import { KUBERNETES } from '../kubernetes/settings.js';
import { NamespacePolicy } from '../kubernetes/scope/namespace-policy.js';
import { ok } from '../../transport/read-outcome.js';
import { allowedAlerts, allowedRules, allowedSeries } from './allowed-part.js';
import { queryRefusal } from './allowed-query.js';
import { boundedRange } from './query-range.js';
import { readQuery, readWords } from './read-answer.js';
import { readAlerts, readRules } from './read-rules.js';
import { prometheusRefusal } from './refusal.js';
import type { ActiveAlert, AlertRule } from './rule.js';
import { PROMETHEUS } from './settings.js';
import { MAX_INSTANT_SERIES, MAX_RANGE_SERIES, type InstantAnswer, type RangeAnswer } from './series.js';

export interface RangeQuery {
  readonly query: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Wanted distance of the points; null leaves it to the length of the range. */
  readonly stepMs: number | null;
  /** Series kept, {@link MAX_RANGE_SERIES} when absent: for an expression that is known to give more. */
  readonly maxSeries?: number;
}

/** Longest expression that is sent, in characters. */
export const MAX_EXPRESSION = 4096;
const LABEL_NAME = /^[A-Za-z_]\w*$/;

const secondsOf = (ms: number): string => (ms / 1000).toFixed(3);

const invalid = (reason: string): { readonly status: 'error'; readonly reason: string } => ({
  status: 'error',
  reason,
});

/**
 * Reads Prometheus, or what speaks its API: Thanos, Mimir, VictoriaMetrics. Every method gives `unavailable` when no
 * `PROMETHEUS_URL` is set, and throws the signal's reason when it is aborted.
 */
@Injectable()
export class PrometheusClient implements OnApplicationShutdown {
  private readonly source: HttpSource;
  private readonly tenantId: string | null;
  private readonly timeout: string;
  private readonly policy: NamespacePolicy;

  constructor(
    all: Settings,
    private readonly clock: Clock,
  ) {
    const settings = all.of(PROMETHEUS);
    const { namespacesAllow: allow, namespacesDeny: deny } = all.of(KUBERNETES);
    this.source = new HttpSource({
      name: 'Prometheus',
      prefix: 'PROMETHEUS',
      settings,
      refusal: prometheusRefusal,
    });
    this.tenantId = settings.tenantId;
    this.policy = new NamespacePolicy({ allow, deny });
    this.timeout = `${settings.httpTimeoutSeconds}s`;
  }

  get configured(): boolean {
    return this.source.configured;
  }

  /** Where it is, as it may be shown. */
  endpoint(): { readonly base_url: string; readonly tenant_id?: string } {
    return {
      base_url: this.source.baseUrl,
      ...(this.tenantId !== null && { tenant_id: this.tenantId }),
    };
  }

  /**
   * Why an expression that a model or a caller wrote may not be evaluated; null when it may. Expressions of our own and of
   * Prometheus' rules need no such permission: they are about the target of an alert.
   */
  refusal(query: string): string | null {
    return queryRefusal(query, this.policy);
  }

  /** Evaluates an expression at one moment, or now. At most {@link MAX_INSTANT_SERIES} series are kept. */
  async query(query: string, atMs: number | null, signal: AbortSignal): Promise<HttpOutcome<InstantAnswer>> {
    if (query.length > MAX_EXPRESSION)
      return invalid(`the query is longer than ${MAX_EXPRESSION} characters`);
    const body = await this.get(
      '/api/v1/query',
      { query, time: atMs === null ? undefined : secondsOf(atMs), timeout: this.timeout },
      signal,
    );
    const read = body.status === 'ok' ? readQuery(body.value, MAX_INSTANT_SERIES) : body;
    return read.status === 'ok'
      ? ok(allowedSeries({ ...read.value.data, warnings: read.value.warnings }, this.policy))
      : read;
  }

  /**
   * Evaluates an expression over a range. Of many series the first {@link RangeQuery.maxSeries} are kept; the step is
   * widened where a series would have too many points, and an end in the future becomes now.
   */
  async queryRange(wanted: RangeQuery, signal: AbortSignal): Promise<HttpOutcome<RangeAnswer>> {
    const { query } = wanted;
    if (query.length > MAX_EXPRESSION)
      return invalid(`the query is longer than ${MAX_EXPRESSION} characters`);
    const range = boundedRange(wanted, this.clock.now().getTime());
    if (typeof range === 'string') return invalid(range);
    const body = await this.get(
      '/api/v1/query_range',
      {
        query,
        start: secondsOf(range.startMs),
        end: secondsOf(range.endMs),
        step: secondsOf(range.stepMs),
        timeout: this.timeout,
      },
      signal,
    );
    const read = body.status === 'ok' ? readQuery(body.value, wanted.maxSeries ?? MAX_RANGE_SERIES) : body;
    if (read.status !== 'ok') return read;
    const { data, warnings } = read.value;
    const answer = { series: data.series, total: data.total, warnings, ...range };
    return ok(allowedSeries(answer, this.policy));
  }

  /** Names of all metrics, in the server's order; with matchers, of those series only. */
  async metricNames(
    signal: AbortSignal,
    matchers: readonly string[] = [],
  ): Promise<HttpOutcome<readonly string[]>> {
    return this.labelValues('__name__', signal, matchers);
  }

  /** Values of a label; with matchers, of those series only. An unknown label has none. */
  async labelValues(
    label: string,
    signal: AbortSignal,
    matchers: readonly string[] = [],
  ): Promise<HttpOutcome<readonly string[]>> {
    if (!LABEL_NAME.test(label)) return invalid('this is not the name of a label');
    const query = { 'match[]': matchers };
    const body = await this.get(`/api/v1/label/${label}/values`, query, signal);
    const read = body.status === 'ok' ? readWords(body.value) : body;
    if (read.status !== 'ok') return read;
    const names = label.endsWith('namespace') && this.policy.restricts;
    const { data } = read.value;
    return ok(names ? data.filter((value) => this.policy.allows(value)) : data);
  }

  /** All alerting rules. */
  async rules(signal: AbortSignal): Promise<HttpOutcome<readonly AlertRule[]>> {
    const body = await this.get('/api/v1/rules', { type: 'alert' }, signal);
    const read = body.status === 'ok' ? readRules(body.value) : body;
    return read.status === 'ok' ? ok(allowedRules(read.value, this.policy)) : read;
  }

  /** All alerts that are firing or pending. */
  async alerts(signal: AbortSignal): Promise<HttpOutcome<readonly ActiveAlert[]>> {
    const body = await this.get('/api/v1/alerts', {}, signal);
    const read = body.status === 'ok' ? readAlerts(body.value) : body;
    return read.status === 'ok' ? ok(allowedAlerts(read.value, this.policy)) : read;
  }

  /** Whether it answers a query. */
  async ping(signal: AbortSignal): Promise<HttpOutcome<unknown>> {
    return this.query('vector(1)', null, signal);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.close();
  }

  private get(path: string, query: QueryValues, signal: AbortSignal): Promise<HttpOutcome<unknown>> {
    return this.source.get(path, query, signal);
  }
}

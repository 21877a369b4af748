import type { HttpFailure, HttpOutcome } from '../../transport/http-outcome.js';
import type { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { ok } from '../../transport/read-outcome.js';
import { alertsInScope, rulesInScope, seriesInScope } from './allowed-part.js';
import { scopeRefusal } from './allowed-query.js';
import type { PrometheusClient, RangeQuery } from './prometheus-client.js';
import type { ActiveAlert, AlertRule } from './rule.js';
import type { InstantAnswer, RangeAnswer } from './series.js';

/** What alerts are asked for; what is `null` does not narrow. */
export interface AlertsAbout {
  readonly namespace: string | null;
  readonly node: string | null;
}

/** What tools read of Prometheus. */
export interface MetricReader extends Pick<
  PrometheusClient,
  'configured' | 'endpoint' | 'refusal' | 'query' | 'queryRange' | 'metricNames' | 'rules'
> {
  /** @param about refused when it is what may not be read; the alerts of everything else come back all the same */
  alerts(signal: AbortSignal, about?: AlertsAbout): Promise<HttpOutcome<readonly ActiveAlert[]>>;
}

/**
 * Prometheus as far as a scope reaches. Names of metrics and rules' expressions belong to nobody; their alerts and all series
 * do. What the settings forbid, the client that is looked through refuses.
 */
export class ScopedPrometheus implements MetricReader {
  constructor(
    private readonly client: MetricReader,
    private readonly scope: ScopePolicy,
  ) {}

  get configured(): boolean {
    return this.client.configured;
  }

  endpoint(): ReturnType<MetricReader['endpoint']> {
    return this.client.endpoint();
  }

  refusal(query: string): string | null {
    return this.client.refusal(query) ?? scopeRefusal(query, this.scope);
  }

  async query(query: string, atMs: number | null, signal: AbortSignal): Promise<HttpOutcome<InstantAnswer>> {
    const refused = this.refused(this.refusal(query));
    if (refused !== null) return refused;
    const read = await this.client.query(query, atMs, signal);
    return read.status === 'ok' ? ok(seriesInScope(read.value, this.scope)) : read;
  }

  async queryRange(wanted: RangeQuery, signal: AbortSignal): Promise<HttpOutcome<RangeAnswer>> {
    const refused = this.refused(this.refusal(wanted.query));
    if (refused !== null) return refused;
    const read = await this.client.queryRange(wanted, signal);
    return read.status === 'ok' ? ok(seriesInScope(read.value, this.scope)) : read;
  }

  async metricNames(signal: AbortSignal): Promise<HttpOutcome<readonly string[]>> {
    return this.nothing() ?? this.client.metricNames(signal);
  }

  async rules(signal: AbortSignal): Promise<HttpOutcome<readonly AlertRule[]>> {
    const read = this.nothing() ?? (await this.client.rules(signal));
    return read.status === 'ok' ? ok(rulesInScope(read.value, this.scope)) : read;
  }

  async alerts(signal: AbortSignal, about?: AlertsAbout): Promise<HttpOutcome<readonly ActiveAlert[]>> {
    const read = this.nothing() ?? this.outside(about) ?? (await this.client.alerts(signal));
    return read.status === 'ok' ? ok(alertsInScope(read.value, this.scope)) : read;
  }

  private refused(reason: string | null): HttpFailure | null {
    return reason === null ? null : { status: 'forbidden', reason };
  }

  /** The refusal of everything, when the scope reaches nothing. */
  private nothing(): HttpFailure | null {
    return this.scope.isEmpty ? this.refused(this.scope.refused('metrics and alerts')) : null;
  }

  private outside(about: AlertsAbout | undefined): HttpFailure | null {
    const { namespace = null, node = null } = about ?? {};
    if (namespace !== null && !this.scope.allows(namespace)) {
      return this.refused(this.scope.refused(`namespace ${namespace}`));
    }
    if (node === null || this.scope.allowsNode(node)) return null;
    return this.refused(this.scope.refused(`node ${node}`));
  }
}

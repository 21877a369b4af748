import type { HttpFailure, HttpOutcome } from '../../transport/http-outcome.js';
import type { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { ok } from '../../transport/read-outcome.js';
import { scopeRefusal } from './allowed-query.js';
import type { LokiAnswer } from './loki-answer.js';
import type { InstantQuery, LabelQuery, LokiClient, RangeQuery } from './loki-client.js';
import { isNamespaceLabel, NAMESPACE_LABELS } from './namespace-labels.js';
import { quoted } from './query/quote.js';

/** Most namespaces whose values of a label are asked for. */
const MAX_NAMESPACES = 10;

/** What tools read of Loki. */
export type LogReader = Pick<
  LokiClient,
  'configured' | 'endpoint' | 'labels' | 'labelValues' | 'query' | 'queryRange'
>;

type Words = HttpOutcome<readonly string[]>;

/** Values of all answers; the first failure that says more than that there are none. */
const joined = (reads: readonly Words[]): Words => {
  const failed = reads.find((read) => read.status !== 'ok' && read.status !== 'absent');
  if (failed !== undefined) return failed;
  const words = reads.flatMap((read) => (read.status === 'ok' ? read.value : []));
  return words.length === 0 ? (reads[0] ?? ok([])) : ok([...new Set(words)].toSorted());
};

/**
 * Loki as far as a scope reaches: queries must name its namespaces, values of labels are those of its streams. Names of labels
 * belong to nobody. What the settings forbid, the client that is looked through refuses.
 */
export class ScopedLoki implements LogReader {
  constructor(
    private readonly client: LogReader,
    private readonly scope: ScopePolicy,
  ) {}

  get configured(): boolean {
    return this.client.configured;
  }

  endpoint(): ReturnType<LogReader['endpoint']> {
    return this.client.endpoint();
  }

  async labels(query: LabelQuery, signal: AbortSignal): Promise<Words> {
    return this.nothing() ?? this.refusal(query.query) ?? this.client.labels(query, signal);
  }

  async labelValues(label: string, query: LabelQuery, signal: AbortSignal): Promise<Words> {
    const refused = this.nothing() ?? this.refusal(query.query);
    if (refused !== null) return refused;
    if (query.query !== undefined) return this.client.labelValues(label, query, signal);
    return isNamespaceLabel(label)
      ? this.ownNamespaces(label, query, signal)
      : this.valuesInScope(label, query, signal);
  }

  async query(query: InstantQuery, signal: AbortSignal): Promise<HttpOutcome<LokiAnswer>> {
    return this.refusal(query.query) ?? this.client.query(query, signal);
  }

  async queryRange(query: RangeQuery, signal: AbortSignal): Promise<HttpOutcome<LokiAnswer>> {
    return this.refusal(query.query) ?? this.client.queryRange(query, signal);
  }

  private async ownNamespaces(label: string, query: LabelQuery, signal: AbortSignal): Promise<Words> {
    const read = await this.client.labelValues(label, query, signal);
    if (read.status !== 'ok') return read;
    const own = read.value.filter((value) => this.scope.allows(value));
    return own.length > 0
      ? ok(own)
      : { status: 'absent', reason: `no stream of the namespaces in reach has the label ${label}` };
  }

  /** Which label has the namespace depends on what ships the logs, so each is tried while none gives values. */
  private async valuesInScope(label: string, query: LabelQuery, signal: AbortSignal): Promise<Words> {
    const namespaces = this.scope.namespaces.slice(0, MAX_NAMESPACES);
    let found: Words = ok([]);
    for (const name of NAMESPACE_LABELS) {
      const selectors = namespaces.map((namespace) => `{${name}=${quoted(namespace)}}`);
      found = joined(
        await Promise.all(
          selectors.map((selector) => this.client.labelValues(label, { ...query, query: selector }, signal)),
        ),
      );
      if (found.status !== 'absent') return found;
    }
    return found;
  }

  private refusal(query: string | undefined): HttpFailure | null {
    const reason = query === undefined ? null : scopeRefusal(query, this.scope);
    return reason === null ? null : { status: 'forbidden', reason };
  }

  /** The refusal of everything: logs are of namespaces, and the scope has none. */
  private nothing(): HttpFailure | null {
    if (this.scope.namespaces.length > 0) return null;
    return { status: 'forbidden', reason: this.scope.refused('logs of namespaces') };
  }
}

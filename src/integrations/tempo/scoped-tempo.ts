import type { HttpFailure, HttpOutcome } from '../../transport/http-outcome.js';
import type { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { ok } from '../../transport/read-outcome.js';
import { allowedPart, withoutContents, withOwnContents } from './allowed-part.js';
import { withNamespaces } from './query/with-namespaces.js';
import { MAX_QUERY, type TempoClient, type TraceSearch, type TraceSearchQuery } from './tempo-client.js';
import type { Trace } from './trace.js';

/** What tools read of Tempo. */
export interface TraceReader extends Pick<TempoClient, 'configured' | 'endpoint' | 'trace'> {
  /** @param about the namespace that the query was made for; refused when it may not be read */
  search(
    search: TraceSearchQuery,
    signal: AbortSignal,
    about?: string | null,
  ): Promise<HttpOutcome<TraceSearch>>;
}

/**
 * Tempo as far as a scope reaches. A trace crosses namespaces, so it may be found by any of its spans; of those of other
 * namespaces only the times are told, and a trace that is read is without them. Spans whose namespace is not known are shown,
 * and so is what a search says of a trace as a whole: the names of its root and of its services.
 */
export class ScopedTempo implements TraceReader {
  constructor(
    private readonly client: TraceReader,
    private readonly scope: ScopePolicy,
  ) {}

  get configured(): boolean {
    return this.client.configured;
  }

  endpoint(): ReturnType<TraceReader['endpoint']> {
    return this.client.endpoint();
  }

  async search(
    search: TraceSearchQuery,
    signal: AbortSignal,
    about: string | null = null,
  ): Promise<HttpOutcome<TraceSearch>> {
    const refused =
      this.nothing() ??
      (about === null || this.scope.allows(about) ? null : this.refused(`namespace ${about}`));
    if (refused !== null) return refused;
    const telling = withNamespaces(search.query);
    const known = telling !== null && telling.length <= MAX_QUERY;
    const read = await this.client.search(known ? { ...search, query: telling } : search, signal);
    if (read.status !== 'ok') return read;
    const traces = read.value.traces.map((trace) =>
      known ? withOwnContents(trace, this.scope) : withoutContents(trace),
    );
    return ok({ ...read.value, query: search.query, traces });
  }

  async trace(traceId: string, signal: AbortSignal): Promise<HttpOutcome<Trace>> {
    const read = this.nothing() ?? (await this.client.trace(traceId, signal));
    return read.status === 'ok' ? allowedPart(read.value, this.scope) : read;
  }

  private refused(what: string): HttpFailure {
    return { status: 'forbidden', reason: this.scope.refused(what) };
  }

  /** The refusal of everything: traces are of namespaces, and the scope has none. */
  private nothing(): HttpFailure | null {
    return this.scope.namespaces.length > 0 ? null : this.refused('traces of namespaces');
  }
}

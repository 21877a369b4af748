import { traceQuery, type TraceFilter } from '../traceql.js';
import { MAX_TRACES, type TempoClient, type TraceSearch } from '../tempo-client.js';
import type { TraceSummary } from '../trace-summary.js';
import { valueOf, type Call } from '../../../evidence/reading.js';
import type { SourceSession } from '../../source-session.js';

/** Where and when traces are looked for. */
export interface TraceScope {
  readonly service: string | null;
  readonly namespace: string | null;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly endMs: number;
  /** Traces kept of a search, 1 to {@link MAX_TRACES}. */
  readonly limit: number;
}

type Search = Call<TraceSearch>;

export const searchTraces = (
  tempo: Pick<TempoClient, 'search'>,
  session: SourceSession,
  { service, namespace, startMs, endMs }: TraceScope,
  filter: TraceFilter,
  limit: number,
): Promise<Search> => {
  const query = traceQuery({ service, namespace }, filter);
  return session.ask(query, (signal) => tempo.search({ query, startMs, endMs, limit }, signal));
};

/** What one name brought: traces as they come, from which the usual is taken, and those that failed. */
export interface NamedSearch {
  readonly scope: TraceScope;
  readonly any: Search;
  readonly failed: Search;
}

/** Both searches for one name, side by side. */
export const searchName = async (
  tempo: Pick<TempoClient, 'search'>,
  session: SourceSession,
  scope: TraceScope,
): Promise<NamedSearch> => {
  const [any, failed] = await Promise.all([
    searchTraces(tempo, session, scope, {}, MAX_TRACES),
    searchTraces(tempo, session, scope, { errorsOnly: true }, scope.limit),
  ]);
  return { scope, any, failed };
};

export const tracesOf = (search: Search | null): readonly TraceSummary[] => valueOf(search)?.traces ?? [];

/** Whether both searches were answered, with nothing. */
export const foundNothing = ({ any, failed }: NamedSearch): boolean =>
  valueOf(any) !== null && tracesOf(any).length + tracesOf(failed).length === 0;

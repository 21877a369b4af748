import type { Backends } from './integrations.js';
import type { LokiStream } from '../../src/integrations/loki/loki-answer.js';
import type { ActiveAlert, AlertRule } from '../../src/integrations/prometheus/rule.js';
import type { Series } from '../../src/integrations/prometheus/series.js';
import { ok, type FailedRead, type ReadOutcome } from '../../src/transport/read-outcome.js';
import type { TraceSummary } from '../../src/integrations/tempo/trace-summary.js';
import type { Trace } from '../../src/integrations/tempo/trace.js';

/** What the backends of a test hold; one that is absent is not configured. */
export interface InMemoryBackends {
  readonly prometheus?: {
    readonly rules?: readonly AlertRule[];
    readonly alerts?: readonly ActiveAlert[];
    /** Series of a range; those of an instant are the last samples of the same. */
    readonly series?: (query: string) => readonly Series[];
    readonly now?: (query: string) => readonly Series[];
  };
  readonly loki?: {
    readonly streams?: (query: string) => readonly LokiStream[];
    /** Names of labels; none: they cannot be told. */
    readonly labels?: readonly string[];
  };
  readonly tempo?: {
    readonly traces?: (query: string) => readonly TraceSummary[];
    readonly trace?: (id: string) => Trace | undefined;
  };
  /** What a call answers instead, by backend and call. `'never'`: nothing, until it is aborted. */
  readonly fails?: (call: string) => (FailedRead & { readonly answer?: unknown }) | 'never' | undefined;
}

/** Every call in the order it was made, as `prometheus range up == 0`. */
export interface RecordedCalls {
  readonly calls: string[];
  /** Times asked for by the call of the same index, in ms. */
  readonly windows: (readonly [number, number] | null)[];
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

/** Backends in memory, for tests of what is asked of them and made of their answers. */
export const inMemoryBackends = (held: InMemoryBackends): { readonly backends: Backends } & RecordedCalls => {
  const calls: string[] = [];
  const windows: (readonly [number, number] | null)[] = [];
  const answer = async <T>(
    call: string,
    value: () => T,
    signal: AbortSignal,
    window: readonly [number, number] | null = null,
  ): Promise<ReadOutcome<T>> => {
    calls.push(call);
    windows.push(window);
    const failed = held.fails?.(call);
    if (failed === 'never') return untilAborted(signal);
    return failed ?? ok(value());
  };
  const { prometheus = {}, loki = {}, tempo = {} } = held;
  const backends = {
    prometheus: {
      configured: held.prometheus !== undefined,
      endpoint: () => ({ base_url: 'http://prometheus:9090' }),
      rules: (signal: AbortSignal) => answer('prometheus rules', () => prometheus.rules ?? [], signal),
      alerts: (signal: AbortSignal) => answer('prometheus alerts', () => prometheus.alerts ?? [], signal),
      queryRange: (
        range: { readonly query: string; readonly startMs: number; readonly endMs: number },
        signal: AbortSignal,
      ) => {
        const { query, startMs, endMs } = range;
        const value = () => {
          const series = prometheus.series?.(query) ?? [];
          return { series, total: series.length, warnings: [], startMs, endMs, stepMs: 60_000 };
        };
        return answer(`prometheus range ${query}`, value, signal, [startMs, endMs]);
      },
      query: (query: string, _atMs: number | null, signal: AbortSignal) => {
        const value = () => {
          const series = prometheus.now?.(query) ?? [];
          return { resultType: 'vector', series, total: series.length, text: null, warnings: [] };
        };
        return answer(`prometheus now ${query}`, value, signal);
      },
    },
    loki: {
      configured: held.loki !== undefined,
      endpoint: () => ({ base_url: 'http://loki:3100', tenant_id: '' }),
      labels: async (_query: object, signal: AbortSignal) => {
        const read = await answer('loki labels', () => loki.labels, signal);
        return read.status === 'ok' && loki.labels === undefined
          ? { status: 'absent', reason: 'no labels' }
          : read;
      },
      queryRange: (
        range: { readonly query: string; readonly startNs: bigint; readonly endNs: bigint },
        signal: AbortSignal,
      ) => {
        const { query, startNs, endNs } = range;
        const data = () => ({
          query,
          path: 'query_range',
          limit: 100,
          direction: 'backward',
          data: { resultType: 'streams', result: loki.streams?.(query) ?? [] },
        });
        const window = [Number(startNs / 1_000_000n), Number(endNs / 1_000_000n)] as const;
        return answer(`loki ${query}`, data, signal, window);
      },
    },
    tempo: {
      configured: held.tempo !== undefined,
      endpoint: () => ({ base_url: 'http://tempo:3200', tenant_id: '' }),
      search: (
        search: { readonly query: string; readonly startMs: number; readonly endMs: number },
        signal: AbortSignal,
      ) => {
        const { query, startMs, endMs } = search;
        const value = () => ({
          query,
          window: { start: Math.floor(startMs / 1000), end: Math.ceil(endMs / 1000) },
          traces: tempo.traces?.(query) ?? [],
        });
        return answer(`tempo search ${query}`, value, signal, [startMs, endMs]);
      },
      trace: async (id: string, signal: AbortSignal) => {
        const found = tempo.trace?.(id);
        const read = await answer(`tempo trace ${id}`, () => found, signal);
        return read.status === 'ok' && found === undefined
          ? { status: 'absent', reason: 'no such trace' }
          : read;
      },
    },
  };
  return { backends: backends as unknown as Backends, calls, windows };
};

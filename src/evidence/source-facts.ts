import type { EvidenceId, EvidenceStatus } from './evidence.js';
import type { MeshPresence } from '../integrations/istio/collect/mesh-presence.js';

/** One reading of a backend and what became of it. */
export interface SourceReading {
  readonly title: string;
  readonly status: EvidenceStatus;
  /** `null` when ok. */
  readonly reason: string | null;
  /** Whether the backend answered, but refused or could not evaluate this query: others may still be answered. */
  readonly queryFailed: boolean;
}

/** How a backend did in one analysis. */
export interface SourceStanding {
  /** Whether its URL is set. */
  readonly configured: boolean;
  /** In the order of the evidence; empty when nothing had to be asked. */
  readonly readings: readonly SourceReading[];
}

/** A trace as search results are shown (contract 3.5). */
export interface TraceSummary {
  readonly trace_id: string;
  readonly root_service_name: string | null;
  readonly root_trace_name: string | null;
  readonly start_time_unix_nano: string;
  readonly duration_ms: number;
  readonly span_set?: unknown;
}

/** `context.tempo` (contract 4.3), in the wire's own names. */
export interface TempoContext {
  readonly endpoint: { readonly base_url: string; readonly tenant_id?: string };
  readonly query: string;
  /** RFC 3339. */
  readonly window: { readonly start: string; readonly end: string };
  readonly service_name: string | null;
  readonly namespace: string | null;
  readonly query_status: 'ok' | 'error';
  readonly trace_count: number;
  readonly traces: readonly TraceSummary[];
  readonly warnings: readonly string[];
}

/** Lines of one container, oldest first, each with its RFC 3339 time in front. */
export interface SourceLog {
  readonly pod: string;
  readonly container: string;
  readonly lines: readonly string[];
  readonly evidence: EvidenceId;
}

/** What the alert's own expression did around startsAt. */
export interface RuleCourse {
  readonly expression: string;
  /** `null` for an expression without a comparison with a number. */
  readonly threshold: { readonly operator: string; readonly value: number } | null;
  /** RFC 3339; `null` if it was so all along, or never in the window. */
  readonly crossedAt: string | null;
  /** Value furthest beyond the threshold, and the last one; `null` when there was none. */
  readonly furthest: number | null;
  readonly last: number | null;
  /** Whether it holds now; `null` when that could not be told. */
  readonly still: boolean | null;
}

/** What the report needs of everything that is not the Kubernetes API. */
export interface SourceFacts {
  readonly prometheus: SourceStanding;
  readonly loki: SourceStanding;
  readonly tempo: SourceStanding;
  /** `null` when Tempo is not configured. */
  readonly tempoContext: TempoContext | null;
  /** `null` when the alert's rule was not evaluated. */
  readonly rule: RuleCourse | null;
  /** Lines that Loki kept of containers whose own log is gone. */
  readonly lokiLogs: readonly SourceLog[];
  readonly mesh: MeshPresence;
  readonly istio: SourceStanding;
  /** What stands out, a sentence each in the words of the backends, with evidence ids. */
  readonly notable: readonly string[];
}

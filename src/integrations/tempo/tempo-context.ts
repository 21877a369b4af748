/** A trace as search results are shown, in the wire's own names. */
export interface TraceEntry {
  readonly trace_id: string;
  readonly root_service_name: string | null;
  readonly root_trace_name: string | null;
  readonly start_time_unix_nano: string;
  readonly duration_ms: number;
  readonly span_set?: unknown;
}

/** `context.tempo`, in the wire's own names. */
export interface TempoContext {
  readonly endpoint: { readonly base_url: string; readonly tenant_id?: string };
  readonly query: string;
  /** RFC 3339. */
  readonly window: { readonly start: string; readonly end: string };
  readonly service_name: string | null;
  readonly namespace: string | null;
  readonly query_status: 'ok' | 'error';
  readonly trace_count: number;
  readonly traces: readonly TraceEntry[];
  readonly warnings: readonly string[];
}

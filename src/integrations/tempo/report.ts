import type { Artifact, IntegrationReport } from '../../evidence/integration-report.js';
import { backendReport } from '../backend.js';
import type { ReadingEnd } from '../readings.js';
import { TEMPO_INTEGRATION } from './description.js';
import type { TempoContext, TraceEntry } from './tempo-context.js';

/** Traces that become an artifact of their own. */
const MAX_TRACES = 3;

const summaryOf = ({ root_service_name, root_trace_name, trace_id }: TraceEntry): string =>
  `${root_service_name ?? 'unknown service'} / ${root_trace_name ?? 'unnamed'} (${trace_id})`;

/** The search for traces: its result, a warning if it failed, and the first traces. */
const artifactsOf = (search: TempoContext): readonly Artifact[] => {
  const { query, window, query_status, trace_count, traces, warnings } = search;
  const failed = query_status === 'error';
  const failure = 'the search for traces failed';
  return [
    {
      type: 'trace_summary',
      query,
      summary: failed ? failure : `${trace_count} traces`,
      result: { window, query_status, trace_count, warnings },
    },
    ...(failed ? [{ type: 'trace_warning', query, summary: failure, result: { window, warnings } }] : []),
    ...traces
      .slice(0, MAX_TRACES)
      .map((trace) => ({ type: 'trace', query, summary: summaryOf(trace), result: trace })),
  ];
};

const missingOf = (search: TempoContext | null): readonly string[] => {
  if (search?.query_status === 'error') return ['tempo.query_result'];
  return search === null || search.trace_count === 0 ? ['tempo.traces'] : [];
};

/**
 * What the report says of traces.
 * @param search `null` when none was made
 */
export const tempoReport = (
  configured: boolean,
  readings: readonly ReadingEnd[],
  search: TempoContext | null,
): IntegrationReport => {
  const { id } = TEMPO_INTEGRATION;
  const report = backendReport(id, 'tempo.traces', configured, readings);
  return {
    ...report,
    missing: missingOf(search),
    warnings: configured ? (search?.warnings ?? []).map((text) => `${id}: ${text}`) : report.warnings,
    context: search === null ? {} : { tempo: search },
    artifacts: search === null ? [] : artifactsOf(search),
  };
};

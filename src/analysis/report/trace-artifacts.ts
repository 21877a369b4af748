import type { TempoContext, TraceSummary } from '../../evidence/source-facts.js';
import type { Artifact } from '../report.js';

/** Traces that become an artifact of their own (contract 4.2). */
const MAX_TRACES = 3;

/** The search for traces: its result, a warning if it failed, and the first traces. */
export const traceArtifacts = (search: TempoContext | null): readonly Artifact[] => {
  if (search === null) return [];
  const { query, window, query_status, trace_count, traces, warnings } = search;
  const failed = query_status === 'error';
  return [
    {
      type: 'trace_summary',
      query,
      summary: failed ? 'the search for traces failed' : `${trace_count} traces`,
      result: { window, query_status, trace_count, warnings },
    },
    ...(failed
      ? [
          {
            type: 'trace_warning',
            query,
            summary: 'the search for traces failed',
            result: { window, warnings },
          },
        ]
      : []),
    ...traces.slice(0, MAX_TRACES).map((trace) => ({
      type: 'trace',
      query,
      summary: summaryOf(trace),
      result: trace,
    })),
  ];
};

const summaryOf = ({ root_service_name, root_trace_name, trace_id }: TraceSummary): string =>
  `${root_service_name ?? 'unknown service'} / ${root_trace_name ?? 'unnamed'} (${trace_id})`;

import { z } from 'zod';
import { MAX_SPANS, reduceTrace, type ReducedTrace } from '../reduce-trace.js';
import { isTraceId } from '../trace-id.js';
import type { Trace } from '../trace.js';
import { answered } from '../../../tools/source-answer.js';
import { traceTool } from './trace-tool.js';

/** Spans are left out by what they matter, before the bound of a result would cut them by where they stand. */
const MAX_CHARACTERS = 13_000;
const COUNTS = [MAX_SPANS, 60, 40, 25, 15] as const;

const fitting = (trace: Trace): ReducedTrace => {
  for (const count of COUNTS) {
    const reduced = reduceTrace(trace, count);
    if (JSON.stringify(reduced).length <= MAX_CHARACTERS) return reduced;
  }
  return reduceTrace(trace, 10);
};

export const getTempoTrace = traceTool({
  name: 'get_tempo_trace',
  about:
    'One trace, cut down to what took its time (critical_ms) and what failed in it (error_origin: where the failure came from). Other spans are counted only.',
  parameters: z.object({
    trace_id: z
      .string()
      .trim()
      .refine(isTraceId, 'must be 16 to 32 hexadecimal digits')
      .describe('Id, from a search, a log line or an alert.'),
  }),
  narrow: 'search with TraceQL and select(…) for single attributes',
  run: async ({ trace_id: traceId }, { tempo, signal }) => {
    const endpoint = tempo.endpoint();
    const read = await tempo.trace(traceId, signal);
    const trace = answered(read, 'failed to get tempo trace', { endpoint, trace_id: traceId });
    return { endpoint, trace_id: traceId, data: fitting(trace) };
  },
});

import { z } from 'zod';
import { millisecondsOf } from '../../../waiting/instant.js';
import { DEFAULT_TRACES, MAX_QUERY, MAX_TRACES, type TraceSearch } from '../tempo-client.js';
import { traceSummaryBody } from '../trace-summary.js';
import { traceQuery } from '../traceql.js';
import { checkedNs, moment } from '../../../tools/moment.js';
import { limit, optionalText } from '../../../tools/parameters.js';
import { answered } from '../../../tools/source-answer.js';
import { ToolError } from '../../../tools/tool-error.js';
import { traceTool } from './trace-tool.js';

/** Tempo 3 leaves out the newest 30 s, and takes a while to make others searchable. */
const NOT_YET_SEARCHABLE_MS = 60_000;

const written = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** What an empty or full answer does not say by itself. */
const noteOf = ({ traces, window }: TraceSearch, asked: number, now: Date): string | null => {
  if (traces.length >= asked)
    return 'Tempo stops when it has enough: narrow the window to see others, these need not be the newest';
  return traces.length === 0 && window.end * 1000 > now.getTime() - NOT_YET_SEARCHABLE_MS
    ? 'traces of the newest 30 to 60 seconds may not be searchable yet'
    : null;
};

export const searchTempoTraces = traceTool({
  name: 'search_tempo_traces',
  about:
    'Traces in a window, by service, namespace or TraceQL, such as { resource.service.name = "checkout" && status = error } or { duration > 2s }. Names must have their scope (resource., span.).',
  brief: 'Traces in a window, by service, namespace or TraceQL. RFC 3339 or now-1h.',
  parameters: z.object({
    start: moment('Start of the window.'),
    end: moment('End of the window, at most 168 hours later.'),
    service_name: optionalText('Service; ignored beside query.'),
    namespace: optionalText('Its namespace; ignored beside query.'),
    query: optionalText('TraceQL.').refine(
      (query) => (query?.length ?? 0) <= MAX_QUERY,
      `is longer than ${MAX_QUERY} characters`,
    ),
    limit: limit({ fallback: DEFAULT_TRACES, min: 1, max: MAX_TRACES, about: 'Most traces.' }),
  }),
  keep: 'start',
  narrow: 'ask for fewer traces, or read one with get_tempo_trace',
  run: async (args, { tempo, now, signal }) => {
    const query = args.query ?? traceQuery({ service: args.service_name, namespace: args.namespace });
    const startMs = millisecondsOf(checkedNs(args.start, now));
    const endMs = millisecondsOf(checkedNs(args.end, now));
    const asked = { endpoint: tempo.endpoint(), query, window: { start: args.start, end: args.end } };
    if (startMs > endMs) throw new ToolError('invalid', 'start must not lie after end', asked);
    const read = await tempo.search(
      { query, startMs, endMs, limit: args.limit },
      signal,
      args.query === null ? args.namespace : null,
    );
    const found = answered(read, 'failed to search tempo traces', asked);
    const note = noteOf(found, args.limit, now);
    return {
      endpoint: tempo.endpoint(),
      query,
      window: { start: written(found.window.start), end: written(found.window.end) },
      trace_count: found.traces.length,
      ...(note !== null && { note }),
      traces: found.traces.map(traceSummaryBody),
    };
  },
});

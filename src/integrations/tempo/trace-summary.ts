import { z } from 'zod';
import { attributesOf, otlpAttribute, type Attributes } from './otlp-attributes.js';
import { wholeTraceId } from './trace-id.js';

/** A span that matched a search. */
export interface MatchedSpan {
  readonly spanId: string;
  readonly name: string | null;
  readonly startTimeUnixNano: string;
  readonly durationMs: number;
  readonly attributes: Attributes;
}

/** One trace of a search. */
export interface TraceSummary {
  /** 16 or 32 hexadecimal digits. */
  readonly traceId: string;
  /** `null` when the root has not been received, or has no service name. */
  readonly rootServiceName: string | null;
  readonly rootTraceName: string | null;
  readonly startTimeUnixNano: string;
  /** Whole ms, 0 when shorter. */
  readonly durationMs: number;
  /** A few of the spans that matched, and how many did. */
  readonly spanSet: { readonly matched: number; readonly spans: readonly MatchedSpan[] } | null;
  /** Services that took part, with their spans and those that failed. */
  readonly services: readonly { readonly name: string; readonly spans: number; readonly errors: number }[];
}

const ROOT_MISSING = '<root span not yet received>';
const NANOSECONDS_PER_MS = 1e6;

const textOrNumber = z.union([z.string(), z.number()]).transform(String);

const matchedSpan = z.object({
  spanID: z.string().optional(),
  spanId: z.string().optional(),
  name: z.string().optional(),
  startTimeUnixNano: textOrNumber.optional(),
  durationNanos: textOrNumber.optional(),
  attributes: z.array(otlpAttribute).optional(),
});

const spanSet = z.object({ matched: z.number().optional(), spans: z.array(matchedSpan).optional() });

// Names as Tempo 2 and 3 write them first, then those of other servers with the same API.
const entry = z.object({
  traceID: z.string().optional(),
  traceId: z.string().optional(),
  trace_id: z.string().optional(),
  id: z.string().optional(),
  rootServiceName: z.string().optional(),
  root_service_name: z.string().optional(),
  rootTraceName: z.string().optional(),
  root_trace_name: z.string().optional(),
  startTimeUnixNano: textOrNumber.optional(),
  start_time_unix_nano: textOrNumber.optional(),
  durationMs: z.number().optional(),
  duration_ms: z.number().optional(),
  spanSet: spanSet.optional(),
  spanSets: z.array(spanSet).optional(),
  span_set: spanSet.optional(),
  serviceStats: z
    .record(z.string(), z.object({ spanCount: z.number().optional(), errorCount: z.number().optional() }))
    .optional(),
});

type Entry = z.infer<typeof entry>;

const matchedSpanOf = (span: z.infer<typeof matchedSpan>): MatchedSpan => ({
  spanId: span.spanID ?? span.spanId ?? '',
  name: span.name ?? null,
  startTimeUnixNano: span.startTimeUnixNano ?? '0',
  durationMs: Number(span.durationNanos ?? 0) / NANOSECONDS_PER_MS,
  attributes: attributesOf(span.attributes),
});

const spanSetOf = (found: Entry): TraceSummary['spanSet'] => {
  const set = found.spanSet ?? found.spanSets?.[0] ?? found.span_set;
  if (!set) return null;
  const spans = (set.spans ?? []).map(matchedSpanOf);
  return { matched: set.matched ?? spans.length, spans };
};

const rootServiceOf = (found: Entry): string | null => {
  const name = found.rootServiceName ?? found.root_service_name;
  return name && name !== ROOT_MISSING ? name : null;
};

const summaryOf = (found: Entry): TraceSummary | null => {
  const id = found.traceID ?? found.traceId ?? found.trace_id ?? found.id;
  if (!id) return null;
  return {
    traceId: wholeTraceId(id),
    rootServiceName: rootServiceOf(found),
    rootTraceName: found.rootTraceName ?? found.root_trace_name ?? null,
    startTimeUnixNano: found.startTimeUnixNano ?? found.start_time_unix_nano ?? '0',
    durationMs: found.durationMs ?? found.duration_ms ?? 0,
    spanSet: spanSetOf(found),
    services: Object.entries(found.serviceStats ?? {}).map(([name, stats]) => ({
      name,
      spans: stats.spanCount ?? 0,
      errors: stats.errorCount ?? 0,
    })),
  };
};

const listIn = (body: unknown): readonly unknown[] | undefined => {
  if (Array.isArray(body)) return body;
  if (typeof body !== 'object' || body === null) return undefined;
  const holder = body as Readonly<Record<string, unknown>>;
  return ['traces', 'data', 'results'].map((key) => holder[key]).find((value) => Array.isArray(value));
};

/** The traces of a search's answer; entries without an id are dropped. `undefined` for any other JSON. */
export const readSearch = (body: unknown): readonly TraceSummary[] | undefined =>
  listIn(body)?.flatMap((item) => {
    const read = entry.safeParse(item);
    const summary = read.success ? summaryOf(read.data) : null;
    return summary ? [summary] : [];
  });

const NANOSECONDS_PER_SECOND = 1_000_000_000n;

const secondsOf = (nanoseconds: string): bigint | null =>
  /^\d{1,20}$/.test(nanoseconds) ? BigInt(nanoseconds) / NANOSECONDS_PER_SECOND : null;

/**
 * Whether a trace lies in a window of whole seconds, both included. Tempo gives traces from outside it when the window
 * lies ahead of now. A trace runs into the window when it starts before it and lasts until then.
 */
export const isInWindow = (trace: TraceSummary, startSeconds: number, endSeconds: number): boolean => {
  const start = secondsOf(trace.startTimeUnixNano);
  if (start === null || start === 0n) return true; // nothing to judge by
  const end = start + BigInt(Math.ceil(trace.durationMs / 1000));
  return end >= BigInt(startSeconds) && start <= BigInt(endSeconds);
};

/** A summary as tools and the report give it (docs/tool-results.md "TraceSummary"). */
export const traceSummaryBody = (trace: TraceSummary) => ({
  trace_id: trace.traceId,
  root_service_name: trace.rootServiceName,
  root_trace_name: trace.rootTraceName,
  start_time_unix_nano: trace.startTimeUnixNano,
  duration_ms: trace.durationMs,
  ...(trace.spanSet && {
    span_set: {
      matched: trace.spanSet.matched,
      spans: trace.spanSet.spans.map(({ spanId, name, startTimeUnixNano, durationMs, attributes }) => ({
        span_id: spanId,
        ...(name !== null && { name }),
        start_time_unix_nano: startTimeUnixNano,
        duration_ms: durationMs,
        attributes,
      })),
    },
  }),
  ...(trace.services.length > 0 && { services: trace.services }),
});

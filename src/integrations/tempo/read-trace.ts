import { z } from 'zod';
import { attributesOf, otlpAttribute, type Attributes } from './otlp-attributes.js';
import { idFromOtlp } from './trace-id.js';
import type { Span, SpanStatus, Trace } from './trace.js';

const textOrNumber = z.union([z.string(), z.number()]).transform(String);
const attributes = z.array(otlpAttribute).nullish();

const span = z.object({
  spanId: z.string().optional(),
  parentSpanId: z.string().optional(),
  name: z.string().optional(),
  kind: textOrNumber.optional(),
  startTimeUnixNano: textOrNumber.optional(),
  endTimeUnixNano: textOrNumber.optional(),
  attributes,
  events: z
    .array(z.object({ name: z.string().optional(), timeUnixNano: textOrNumber.optional(), attributes }))
    .nullish(),
  status: z.object({ code: textOrNumber.optional(), message: z.string().optional() }).nullish(),
});

const scopeSpans = z.array(z.object({ spans: z.array(span).nullish() })).nullish();

const batch = z.object({
  resource: z.object({ attributes }).nullish(),
  scopeSpans,
  instrumentationLibrarySpans: scopeSpans, // before OTLP 0.15
});

const batches = z.array(batch);

/** First version: `batches` at the top. Second: `trace.resourceSpans`, with `status: "PARTIAL"` for what was cut. */
const answer = z.object({
  batches: batches.optional(),
  resourceSpans: batches.optional(),
  trace: z.object({ resourceSpans: batches.optional(), batches: batches.optional() }).nullish(),
  status: z.string().optional(),
  message: z.string().optional(),
});

const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

/** `SPAN_KIND_SERVER` or `2`. */
const kindOf = (kind: string | undefined): string => {
  if (!kind) return 'unspecified';
  return KINDS[Number(kind)] ?? kind.replace(/^SPAN_KIND_/, '').toLowerCase();
};

const statusOf = (code: string | undefined): SpanStatus => {
  if (code === 'STATUS_CODE_ERROR' || code === '2') return 'error';
  return code === 'STATUS_CODE_OK' || code === '1' ? 'ok' : 'unset';
};

const nanoseconds = (text: string | undefined): bigint =>
  text && /^\d{1,20}$/.test(text) ? BigInt(text) : 0n;

const serviceOf = (resource: Attributes): string | null => {
  const name = resource['service.name'];
  return typeof name === 'string' && name !== '' ? name : null;
};

const spanOf = (found: z.infer<typeof span>, resource: Attributes): Span => {
  const startNs = nanoseconds(found.startTimeUnixNano);
  const endNs = nanoseconds(found.endTimeUnixNano);
  return {
    spanId: idFromOtlp(found.spanId, 8) ?? '',
    parentSpanId: idFromOtlp(found.parentSpanId, 8),
    name: found.name ?? '',
    kind: kindOf(found.kind),
    service: serviceOf(resource),
    startNs,
    endNs: endNs > startNs ? endNs : startNs,
    status: statusOf(found.status?.code),
    statusMessage: found.status?.message ?? null,
    attributes: attributesOf(found.attributes ?? []),
    events: (found.events ?? []).map((event) => ({
      name: event.name ?? '',
      timeNs: nanoseconds(event.timeUnixNano),
      attributes: attributesOf(event.attributes ?? []),
    })),
    resource,
  };
};

const spansOf = (found: z.infer<typeof batch>): readonly Span[] => {
  const resource = attributesOf(found.resource?.attributes ?? []);
  const scopes = found.scopeSpans ?? found.instrumentationLibrarySpans ?? [];
  return scopes.flatMap(({ spans }) => (spans ?? []).map((one) => spanOf(one, resource)));
};

/**
 * A trace as either version of Tempo's API gives it. The second version answers an unknown id with an empty trace, so
 * `spans` may be empty. `undefined` for any other JSON.
 */
export const readTrace = (traceId: string, body: unknown): Trace | undefined => {
  const read = answer.safeParse(body);
  if (!read.success) return undefined;
  const { trace, status, message } = read.data;
  const found =
    read.data.batches ??
    read.data.resourceSpans ??
    trace?.resourceSpans ??
    trace?.batches ??
    (trace ? [] : undefined);
  if (!found) return undefined;
  const partial = status === 'PARTIAL' ? (message ?? 'the trace is larger than Tempo returns') : null;
  return { traceId: traceId.toLowerCase(), spans: found.flatMap(spansOf), partial };
};

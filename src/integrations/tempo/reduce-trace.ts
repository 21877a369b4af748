import { criticalPath } from './critical-path.js';
import type { Attributes } from './otlp-attributes.js';
import { shortAttributes } from './short-attributes.js';
import { spanTree, type SpanTree } from './span-tree.js';
import type { Span, Trace } from './trace.js';

/** A span as a reader needs it. Times in ms, to a µs. */
export interface ReducedSpan {
  readonly span_id: string;
  readonly parent_span_id: string | null;
  readonly service: string | null;
  readonly name: string;
  readonly kind: string;
  /** After the start of the trace. */
  readonly offset_ms: number;
  readonly duration_ms: number;
  /** How much of the trace's duration was this span itself; absent when it did not add to it. */
  readonly critical_ms?: number;
  readonly error?: true;
  /** A failed span none of whose calls failed: where the failure came from. */
  readonly error_origin?: true;
  readonly status_message?: string;
  readonly pod?: string;
  readonly attributes?: Attributes;
  readonly events?: readonly {
    readonly name: string;
    readonly offset_ms: number;
    readonly attributes: Attributes;
  }[];
}

/** A trace cut down to what made it slow and what failed in it. */
export interface ReducedTrace {
  readonly trace_id: string;
  /** RFC 3339; `null` for a trace without spans. */
  readonly start_time: string | null;
  readonly duration_ms: number;
  readonly span_count: number;
  readonly error_count: number;
  readonly services: readonly { readonly name: string; readonly spans: number; readonly errors: number }[];
  /** In the order of their start. */
  readonly spans: readonly ReducedSpan[];
  /** Spans that are neither slow nor failed, or beyond the bound. */
  readonly omitted_spans: number;
  /** Why the trace itself is not whole; absent when it is. */
  readonly partial?: string;
}

/** Most spans of a reduced trace. */
export const MAX_SPANS = 100;

const NANOSECONDS_PER_US = 1000n;

const msOf = (nanoseconds: bigint): number => Number(nanoseconds / NANOSECONDS_PER_US) / 1000;

const compare = (a: bigint, b: bigint): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const durationOf = (span: Span): bigint => span.endNs - span.startNs;

/** Failed spans none of whose children failed. */
const originsOf = (spans: readonly Span[], tree: SpanTree): ReadonlySet<Span> =>
  new Set(
    spans.filter(
      (span) => span.status === 'error' && tree.childrenOf(span).every((child) => child.status !== 'error'),
    ),
  );

const countByService = (spans: readonly Span[]): ReducedTrace['services'] =>
  [...Map.groupBy(spans, ({ service }) => service ?? '').entries()]
    .map(([name, ofService]) => ({
      name,
      spans: ofService.length,
      errors: ofService.filter(({ status }) => status === 'error').length,
    }))
    .toSorted((a, b) => b.errors - a.errors || b.spans - a.spans);

interface Reading {
  readonly tree: SpanTree;
  readonly path: ReadonlyMap<Span, bigint>;
  readonly origins: ReadonlySet<Span>;
}

/** Lower is kept first: the root, where failures came from, other failures, then what took the time. */
const rankOf = (span: Span, { tree, path, origins }: Reading): number => {
  if (span === tree.root) return 0;
  if (origins.has(span)) return 1;
  if (span.status === 'error') return 2;
  return path.has(span) ? 3 : 4;
};

const chosen = (spans: readonly Span[], reading: Reading, most: number): readonly Span[] =>
  spans
    .map((span) => ({ span, rank: rankOf(span, reading) }))
    .filter(({ rank }) => rank < 4)
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        compare(reading.path.get(b.span) ?? 0n, reading.path.get(a.span) ?? 0n) ||
        compare(durationOf(b.span), durationOf(a.span)),
    )
    .slice(0, most)
    .map(({ span }) => span)
    .toSorted((a, b) => compare(a.startNs, b.startNs));

const textOf = (attributes: Attributes, name: string): string | undefined => {
  const value = attributes[name];
  return typeof value === 'string' ? value : undefined;
};

const reducedSpan = (span: Span, traceStartNs: bigint, { path, origins }: Reading): ReducedSpan => {
  const own = path.get(span);
  const pod = textOf(span.resource, 'k8s.pod.name');
  return {
    span_id: span.spanId,
    parent_span_id: span.parentSpanId,
    service: span.service,
    name: span.name,
    kind: span.kind,
    offset_ms: msOf(span.startNs - traceStartNs),
    duration_ms: msOf(durationOf(span)),
    ...(own !== undefined && { critical_ms: msOf(own) }),
    ...(span.status === 'error' && { error: true }),
    ...(origins.has(span) && { error_origin: true }),
    ...(span.statusMessage && { status_message: span.statusMessage }),
    ...(pod && { pod }),
    ...shortAttributes(span, (timeNs) => msOf(timeNs - traceStartNs)),
  };
};

/**
 * Cuts a trace down to its critical path and its failed spans, at most `most` (≤ 100): the root first, then where
 * failures came from, other failures, and what took the time. Times are seen from the trace's first span.
 */
export const reduceTrace = (trace: Trace, most: number = MAX_SPANS): ReducedTrace => {
  const { spans } = trace;
  const tree = spanTree(spans);
  const reading: Reading = { tree, path: criticalPath(tree), origins: originsOf(spans, tree) };
  const startNs = spans.reduce(
    (first, { startNs: at }) => (at < first ? at : first),
    spans[0]?.startNs ?? 0n,
  );
  const endNs = spans.reduce((last, { endNs: at }) => (at > last ? at : last), startNs);
  const kept = chosen(spans, reading, Math.min(most, MAX_SPANS));
  return {
    trace_id: trace.traceId,
    start_time: spans.length === 0 ? null : new Date(msOf(startNs)).toISOString(),
    duration_ms: msOf(endNs - startNs),
    span_count: spans.length,
    error_count: spans.filter(({ status }) => status === 'error').length,
    services: countByService(spans),
    spans: kept.map((span) => reducedSpan(span, startNs, reading)),
    omitted_spans: spans.length - kept.length,
    ...(trace.partial !== null && { partial: trace.partial }),
  };
};

import type { Span } from './trace.js';

const byStart = (a: Span, b: Span): number => {
  if (a.startNs === b.startNs) return 0;
  return a.startNs < b.startNs ? -1 : 1;
};

/** A trace's spans by who called whom. */
export interface SpanTree {
  /** Where the trace begins: the longest of the spans without a known parent. `null` for a trace without spans. */
  readonly root: Span | null;
  childrenOf(span: Span): readonly Span[];
  parentOf(span: Span): Span | null;
}

const NONE: readonly Span[] = [];

const durationOf = (span: Span): bigint => span.endNs - span.startNs;

/**
 * Spans whose parent is missing (not yet received, cut off) count as roots. Ids may occur twice (client and server of
 * one call share theirs in Zipkin's model): the first span of an id is the parent of what names it.
 */
export const spanTree = (spans: readonly Span[]): SpanTree => {
  const ordered = spans.toSorted(byStart);
  const byId = new Map<string, Span>();
  for (const span of ordered) if (!byId.has(span.spanId)) byId.set(span.spanId, span);
  const parentOf = (span: Span): Span | null => {
    const parent = span.parentSpanId === null ? undefined : byId.get(span.parentSpanId);
    return parent === undefined || parent === span ? null : parent;
  };
  const children = Map.groupBy(
    ordered.filter((span) => parentOf(span) !== null),
    parentOf,
  );
  const roots = ordered.filter((span) => parentOf(span) === null);
  const root = (roots.length > 0 ? roots : ordered).reduce<Span | null>(
    (longest, span) => (longest === null || durationOf(span) > durationOf(longest) ? span : longest),
    null,
  );
  return { root, parentOf, childrenOf: (span) => children.get(span) ?? NONE };
};

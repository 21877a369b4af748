import type { HttpOutcome } from '../http-client/http-outcome.js';
import type { NamespacePolicy } from '../kubernetes/namespace-policy.js';
import { ok } from '../read-outcome.js';
import type { TraceSummary } from './trace-summary.js';
import type { Span, Trace } from './trace.js';

const NAMESPACE_ATTRIBUTES = ['k8s.namespace.name', 'service.namespace'] as const;

const namespaceOf = ({ resource }: Span): string | null => {
  for (const name of NAMESPACE_ATTRIBUTES) {
    const value = resource[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
};

/** A trace without the spans of namespaces that may not be read; forbidden when none is left. */
export const allowedPart = (trace: Trace, policy: NamespacePolicy): HttpOutcome<Trace> => {
  const spans = trace.spans.filter((span) => {
    const namespace = namespaceOf(span);
    return namespace === null || policy.allows(namespace);
  });
  if (spans.length === trace.spans.length) return ok(trace);
  const why = `${trace.spans.length - spans.length} spans left out: namespace not allowed by configuration`;
  if (spans.length === 0) return { status: 'forbidden', reason: why };
  return ok({ ...trace, spans, partial: trace.partial === null ? why : `${trace.partial}; ${why}` });
};

/** A summary whose spans tell only how long they took: their namespaces are not known. */
export const withoutContents = (trace: TraceSummary): TraceSummary => ({
  ...trace,
  spanSet: trace.spanSet && {
    ...trace.spanSet,
    spans: trace.spanSet.spans.map((span) => ({ ...span, name: null, attributes: {} })),
  },
});

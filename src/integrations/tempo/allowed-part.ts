import type { HttpOutcome } from '../../transport/http-outcome.js';
import type { NamespaceRule } from '../kubernetes/scope/namespace-policy.js';
import { ok } from '../../transport/read-outcome.js';
import { NAMESPACE_ATTRIBUTES } from './namespace-attributes.js';
import type { MatchedSpan, TraceSummary } from './trace-summary.js';
import type { Attributes } from './otlp-attributes.js';
import type { Trace } from './trace.js';

const namespaceOf = (resource: Attributes): string | null => {
  for (const name of NAMESPACE_ATTRIBUTES) {
    const value = resource[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
};

/** A trace without the spans of namespaces that may not be read; forbidden when none is left. */
export const allowedPart = (trace: Trace, rule: NamespaceRule): HttpOutcome<Trace> => {
  const spans = trace.spans.filter((span) => {
    const namespace = namespaceOf(span.resource);
    return namespace === null || rule.allows(namespace);
  });
  if (spans.length === trace.spans.length) return ok(trace);
  const why = `${trace.spans.length - spans.length} spans left out: namespace ${rule.ground}`;
  if (spans.length === 0) return { status: 'forbidden', reason: why };
  return ok({ ...trace, spans, partial: trace.partial === null ? why : `${trace.partial}; ${why}` });
};

const emptied = (span: MatchedSpan): MatchedSpan => ({ ...span, name: null, attributes: {} });

/** A summary whose spans tell only how long they took: their namespaces are not known. */
export const withoutContents = (trace: TraceSummary): TraceSummary => ({
  ...trace,
  spanSet: trace.spanSet && {
    ...trace.spanSet,
    spans: trace.spanSet.spans.map(emptied),
  },
});

/** A summary whose spans of other namespaces tell only how long they took; those of no known namespace are whole. */
export const withOwnContents = (trace: TraceSummary, rule: NamespaceRule): TraceSummary => ({
  ...trace,
  spanSet: trace.spanSet && {
    ...trace.spanSet,
    spans: trace.spanSet.spans.map((span) => {
      const namespace = namespaceOf(span.attributes);
      return namespace === null || rule.allows(namespace) ? span : emptied(span);
    }),
  },
});

import { randomBytes } from 'node:crypto';
import { openTraceparent } from './tracing/span.js';

/** Header of a message or request that names its trace. Source: W3C Trace Context, version 00. */
export const TRACEPARENT = 'traceparent';

const FORM = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const ZEROS = /^0+$/;

/** The parts of a `traceparent`. */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  readonly flags: string;
}

/** `null` for a text that cannot be used. */
export const readTraceparent = (text: string | undefined): TraceParent | null => {
  const [, traceId, spanId, flags] = FORM.exec(text ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  return ZEROS.test(traceId) || ZEROS.test(spanId) ? null : { traceId, spanId, flags };
};

/**
 * The `traceparent` of what follows: of the span that is open here while somebody traces; else that of `parent`, the same trace
 * and flags with a span of its own; a new sampled trace where there is no usable parent.
 */
export const childTraceparent = (parent: string | undefined): string => {
  const open = openTraceparent();
  if (open !== undefined) return open;
  const known = readTraceparent(parent);
  const traceId = known?.traceId ?? randomBytes(16).toString('hex');
  return `00-${traceId}-${randomBytes(8).toString('hex')}-${known?.flags ?? '01'}`;
};

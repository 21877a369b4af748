import { randomBytes } from 'node:crypto';

/** Header of a message or request that names its trace. Source: W3C Trace Context, version 00. */
export const TRACEPARENT = 'traceparent';

const FORM = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const ZEROS = /^0+$/;

/**
 * The `traceparent` of what follows from `parent`: the same trace and flags with a span of its own; a new sampled trace
 * where there is no usable parent.
 */
export const childTraceparent = (parent: string | undefined): string => {
  const [, trace, span, flags] = FORM.exec(parent ?? '') ?? [];
  const known = trace !== undefined && span !== undefined && !ZEROS.test(trace) && !ZEROS.test(span);
  const traceId = known ? trace : randomBytes(16).toString('hex');
  return `00-${traceId}-${randomBytes(8).toString('hex')}-${known ? flags : '01'}`;
};

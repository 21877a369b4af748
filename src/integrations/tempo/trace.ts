import type { Attributes } from './otlp-attributes.js';

export type SpanStatus = 'unset' | 'ok' | 'error';

/** Something that happened during a span, such as an exception. */
export interface SpanEvent {
  readonly name: string;
  readonly timeNs: bigint;
  readonly attributes: Attributes;
}

/** One operation of one service. Times in nanoseconds since 1970. */
export interface Span {
  readonly spanId: string;
  /** `null` for a root. */
  readonly parentSpanId: string | null;
  readonly name: string;
  /** `server`, `client`, `internal`, `producer`, `consumer` or `unspecified`. */
  readonly kind: string;
  readonly service: string | null;
  readonly startNs: bigint;
  /** Never before `startNs`. */
  readonly endNs: bigint;
  readonly status: SpanStatus;
  readonly statusMessage: string | null;
  readonly attributes: Attributes;
  readonly events: readonly SpanEvent[];
  /** What the span ran in: pod, node, version. Shared by all spans of one batch. */
  readonly resource: Attributes;
}

/** A trace as it was stored. */
export interface Trace {
  readonly traceId: string;
  readonly spans: readonly Span[];
  /** Why spans are missing; `null` when the server did not say so. */
  readonly partial: string | null;
}

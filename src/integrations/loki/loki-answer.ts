/** Labels of a stream or of a series, as sent. */
export type LokiLabels = Readonly<Record<string, string>>;

/** One line: nanoseconds since 1970 as text (they exceed a double), and the line itself. */
export type LokiEntry = readonly [timestampNs: string, line: string];

export interface LokiStream {
  readonly stream: LokiLabels;
  /** In the direction asked for, inside this stream only. */
  readonly values: readonly LokiEntry[];
}

/** Seconds since 1970 (for a scalar: milliseconds, as Loki sends it), and the value as text (`NaN` occurs). */
export type LokiSample = readonly [time: number, value: string];

/** What a query gives, without Loki's statistics. */
export type LokiResult =
  | { readonly resultType: 'streams'; readonly result: readonly LokiStream[] }
  | {
      readonly resultType: 'matrix';
      readonly result: readonly { readonly metric: LokiLabels; readonly values: readonly LokiSample[] }[];
    }
  | {
      readonly resultType: 'vector';
      readonly result: readonly { readonly metric: LokiLabels; readonly value: LokiSample }[];
    }
  | { readonly resultType: 'scalar'; readonly result: LokiSample };

/** `backward`: newest first, and the limit keeps the newest lines. */
export type LokiDirection = 'backward' | 'forward';

/** Answer to a query: what was really asked, since limits are lowered and log queries run as a range. */
export interface LokiAnswer {
  readonly query: string;
  readonly path: 'query' | 'query_range';
  /** Lines asked for, over all streams together. */
  readonly limit: number;
  readonly direction: LokiDirection;
  /** Seconds between points, where it was chosen here. */
  readonly stepSeconds?: number;
  readonly data: LokiResult;
}

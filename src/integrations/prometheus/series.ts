/** Names and values of a series' labels, `__name__` among them. */
export type Labels = Readonly<Record<string, string>>;

/** One value of a series. It may be NaN, Infinity or -Infinity. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly value: number;
}

/** Values over time under one set of labels, oldest first. */
export interface Series {
  readonly labels: Labels;
  readonly samples: readonly Sample[];
}

/** What an instant query gave. */
export interface InstantAnswer {
  readonly resultType: 'vector' | 'matrix' | 'scalar' | 'string';
  /** One sample each for a vector and a scalar (whose labels are empty); more for a matrix; none for a string. */
  readonly series: readonly Series[];
  /** Series there were; more than `series` when some were left out. */
  readonly total: number;
  /** Of a string; else null. */
  readonly text: { readonly atMs: number; readonly text: string } | null;
  /** What the server says is missing from the answer. */
  readonly warnings: readonly string[];
}

/** What a range query gave. */
export interface RangeAnswer {
  readonly series: readonly Series[];
  /** Series there were; more than `series` when some were left out. */
  readonly total: number;
  readonly warnings: readonly string[];
  /** The range asked for: its end is never in the future. */
  readonly startMs: number;
  readonly endMs: number;
  /** At least what was wanted; wider where there would have been too many points. */
  readonly stepMs: number;
}

/** Series kept of an instant query. */
export const MAX_INSTANT_SERIES = 50;
/** Series kept of a range query. */
export const MAX_RANGE_SERIES = 20;
/** Points of a series that a range query may give. */
export const MAX_RANGE_POINTS = 240;

/**
 * What a label may say: a closed list of words, or how many different words of the code it may hold. Nothing that comes from outside
 * is ever a label, so the number of series is known; a word beyond is told as {@link OTHER}.
 */
export type LabelWords = readonly string[] | number;

/** What a metric tells, and what to do about it. */
export interface Metric {
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** One sentence without its full stop. */
  readonly about: string;
  /** What to do when it looks wrong; a sentence without its full stop. */
  readonly act: string;
  readonly labels: Readonly<Record<string, LabelWords>>;
  /** Of a histogram: upper bounds. */
  readonly buckets?: readonly number[];
  /** Told as 0 from the start in every combination of its words: an increase from nothing shows in no `increase()`. */
  readonly fromZero?: true;
  /** Not counted as it happens: read when it is asked for. */
  readonly watched?: true;
}

/** Metrics by their whole name. */
export type Metrics = Readonly<Record<`kuberca_${string}`, Metric>>;

/** The word for whatever is not in a label's list. */
export const OTHER = 'other';

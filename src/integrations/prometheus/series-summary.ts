import { MIN_SAMPLES, shapeOf, type Trend } from './series-shape.js';
import type { Sample } from './series.js';

/** What a reader needs of a series. */
export interface SeriesSummary {
  readonly points: number;
  /** Of these, NaN or infinite: only `first` and `last` may be such. */
  readonly notFinite: number;
  readonly first: Sample;
  readonly last: Sample;
  /** The earliest of the smallest; null when no value is finite. */
  readonly min: Sample | null;
  readonly max: Sample | null;
  readonly mean: number | null;
  /** Null for too few values. */
  readonly trend: Trend | null;
  /** When the values left their earlier level; null when there was no such moment. */
  readonly changedAtMs: number | null;
}

const meanOf = (samples: readonly Sample[]): number =>
  samples.reduce((sum, { value }) => sum + value / samples.length, 0);

/**
 * Reduces a series to what a reader needs.
 * @param samples oldest first
 * @returns null when there are none
 */
export const summarise = (samples: readonly Sample[]): SeriesSummary | null => {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return null;
  const finite = samples.filter(({ value }) => Number.isFinite(value));
  const [start] = finite;
  const shape = finite.length < MIN_SAMPLES ? { trend: null, changedAtMs: null } : shapeOf(finite);
  return {
    points: samples.length,
    notFinite: samples.length - finite.length,
    first,
    last,
    min: start === undefined ? null : finite.reduce((a, b) => (b.value < a.value ? b : a), start),
    max: start === undefined ? null : finite.reduce((a, b) => (b.value > a.value ? b : a), start),
    mean: start === undefined ? null : meanOf(finite),
    ...shape,
  };
};

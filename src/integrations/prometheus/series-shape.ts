import type { Sample } from './series.js';

/** How the values of a series run. */
export type Trend =
  | 'steady'
  | 'rising'
  | 'falling'
  | 'stepped up'
  | 'stepped down'
  /** Rises slowly and falls at once, again and again: memory of a container that is killed at its limit. */
  | 'sawtooth'
  | 'varying';

export interface Shape {
  readonly trend: Trend;
  /** When the values left their earlier level; null when there was no such moment. */
  readonly changedAtMs: number | null;
}

/** Fewer values have no shape. */
export const MIN_SAMPLES = 3;

/** Share of the variance that a line or a step must explain to be called one. */
const EXPLAINED = 0.5;
/** Share of their size within which values count as the same, unless they are a clear step. */
const SAME = 0.01;
const CLEAR_STEP = 0.95;
/** Share of the range around the first level that still belongs to it. */
const AT_LEVEL = 0.15;
/** Share of a step's height that must lie between the neighbours of its moment. */
const AT_ONCE = 0.5;
/** Share of the range that a sawtooth falls by at once, and that it does not rise by. */
const FALL = 0.5;
const LEAP = 0.6;
/** Share of the points that must lie at the first level before its end is a moment of change. */
const LONG_AT_LEVEL = 0.25;

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value / values.length, 0);

/** Share of the variance that a straight line explains, 0 to 1, negative for a falling line. */
const lineExplains = (samples: readonly Sample[]): number => {
  const times = samples.map(({ atMs }) => atMs);
  const values = samples.map(({ value }) => value);
  const [time, value] = [meanOf(times), meanOf(values)];
  let [both, ofTime, ofValue] = [0, 0, 0];
  for (const sample of samples) {
    both += (sample.atMs - time) * (sample.value - value);
    ofTime += (sample.atMs - time) ** 2;
    ofValue += (sample.value - value) ** 2;
  }
  return ofTime === 0 || ofValue === 0 ? 0 : (Math.sign(both) * both ** 2) / (ofTime * ofValue);
};

interface Step {
  /** Index of the first sample behind it. */
  readonly at: number;
  /** Share of the variance that it explains, 0 to 1. */
  readonly explains: number;
  /** Difference of the means behind and before it. */
  readonly height: number;
}

/** The step that explains most of the variance. */
const bestStep = (samples: readonly Sample[]): Step => {
  const mean = meanOf(samples.map(({ value }) => value));
  const variance = samples.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
  const count = samples.length;
  let best: Step = { at: 1, explains: 0, height: 0 };
  let left = 0;
  for (let at = 1; at < count; at += 1) {
    left += (samples[at - 1]?.value ?? 0) - mean; // the sum on the right is its opposite
    const height = -left * (1 / at + 1 / (count - at));
    const explains = variance === 0 ? 0 : (-left * height) / variance;
    if (explains > best.explains) best = { at, explains, height };
  }
  return best;
};

/** Whether the values go over from one level to the other within a few points. */
const isSudden = (values: readonly number[], { at, height }: Step): boolean => {
  const before = values[Math.max(0, at - 2)] ?? 0;
  const behind = values[Math.min(values.length - 1, at + 1)] ?? 0;
  return (behind - before) / height >= AT_ONCE;
};

/** Whether values fall at once by much of their range, twice at least, and mostly do not rise in that way. */
const isSawtooth = (values: readonly number[], range: number): boolean => {
  const differences = values.slice(1).map((value, index) => value - (values[index] ?? value));
  const falls = differences.filter((difference) => difference < -FALL * range).length;
  const leaps = differences.filter((difference) => difference > LEAP * range).length;
  return falls >= 2 && 3 * leaps <= falls; // what goes on and off leaps as often as it falls
};

/** When values that rise or fall left the level they had begun at, if they had been at it for a while. */
const onset = (samples: readonly Sample[], range: number): number | null => {
  const beginning = samples.slice(0, Math.max(2, Math.ceil(samples.length / 10)));
  const level = meanOf(beginning.map(({ value }) => value));
  const last = samples.findLastIndex(({ value }) => Math.abs(value - level) <= AT_LEVEL * range);
  return last + 1 >= LONG_AT_LEVEL * samples.length ? (samples[last + 1]?.atMs ?? null) : null;
};

/**
 * How finite values run over time.
 * @param samples oldest first, at least {@link MIN_SAMPLES}, all values finite
 */
export const shapeOf = (samples: readonly Sample[]): Shape => {
  const size = Math.max(...samples.map(({ value }) => Math.abs(value)));
  // brought to the size of 1, so that squares neither overflow nor vanish
  const scaled = samples.map(({ atMs, value }) => ({ atMs, value: size === 0 ? 0 : value / size }));
  const values = scaled.map(({ value }) => value);
  const range = Math.max(...values) - Math.min(...values);
  if (range === 0) return { trend: 'steady', changedAtMs: null };
  const step = bestStep(scaled);
  if (range <= SAME && step.explains < CLEAR_STEP) return { trend: 'steady', changedAtMs: null };
  if (isSawtooth(values, range)) return { trend: 'sawtooth', changedAtMs: null };
  const line = lineExplains(scaled);
  if (Math.max(step.explains, Math.abs(line)) < EXPLAINED) return { trend: 'varying', changedAtMs: null };
  if (step.explains >= Math.abs(line) && isSudden(values, step)) {
    return {
      trend: step.height > 0 ? 'stepped up' : 'stepped down',
      changedAtMs: scaled[step.at]?.atMs ?? null,
    };
  }
  return { trend: step.height > 0 ? 'rising' : 'falling', changedAtMs: onset(scaled, range) };
};

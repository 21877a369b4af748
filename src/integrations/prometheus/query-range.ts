import { MAX_RANGE_POINTS } from './series.js';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Steps a reader can count with; wider ones are whole days. */
const ROUND_STEPS_MS = [
  ...[1, 2, 5, 10, 15, 20, 30].map((n) => n * SECOND_MS),
  ...[1, 2, 5, 10, 15, 20, 30].map((n) => n * MINUTE_MS),
  ...[1, 2, 3, 4, 6, 8, 12, 24].map((n) => n * HOUR_MS),
];

/** A range as a server will be asked for. */
export interface QueryRange {
  readonly startMs: number;
  readonly endMs: number;
  readonly stepMs: number;
}

/** Narrowest step that is wide enough and a reader can count with. */
const roundStep = (leastMs: number): number =>
  ROUND_STEPS_MS.find((step) => step >= leastMs) ?? Math.ceil(leastMs / DAY_MS) * DAY_MS;

/**
 * The range in bounds: its end not in the future, where a server would carry the last sample on, and its step so wide
 * that no series has more than {@link MAX_RANGE_POINTS} points.
 * @param wanted without a step, one that gives about half of them
 * @returns text when there is no such range
 */
export const boundedRange = (
  wanted: { readonly startMs: number; readonly endMs: number; readonly stepMs: number | null },
  nowMs: number,
): QueryRange | string => {
  const endMs = Math.min(wanted.endMs, nowMs);
  if (wanted.startMs > nowMs) return 'the range lies in the future';
  if (wanted.startMs > endMs) return 'the range ends before it starts';
  const leastMs = (endMs - wanted.startMs) / (MAX_RANGE_POINTS - 1);
  const askedMs = wanted.stepMs ?? roundStep(Math.max(2 * leastMs, 15 * SECOND_MS));
  const stepMs = askedMs >= leastMs ? askedMs : roundStep(leastMs);
  return { startMs: wanted.startMs, endMs, stepMs: Math.max(1, stepMs) };
};

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

const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: SECOND_MS,
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
  w: 7 * DAY_MS,
  y: 365 * DAY_MS,
};

/**
 * Milliseconds of a duration as Prometheus writes it (`1m`, `1h30m`, `500ms`) or of a number of seconds; null for
 * anything else, zero included.
 */
export const parseDurationMs = (text: string): number | null => {
  const trimmed = text.trim();
  if (trimmed.length > 50) return null;
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed) * SECOND_MS || null;
  if (!/^(\d+(ms|[smhdwy]))+$/.test(trimmed)) return null;
  const total = [...trimmed.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNITS_MS[unit] ?? 0),
    0,
  );
  return total || null;
};

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

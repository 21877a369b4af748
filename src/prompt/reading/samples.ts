import { TextLines } from './text-lines.js';

/** A sample as metrics are answered: the time, then the value as text. */
type Sample = readonly [number | string, string];

const isSample = (value: unknown): value is Sample =>
  Array.isArray(value) &&
  value.length === 2 &&
  (typeof value[0] === 'number' || (typeof value[0] === 'string' && /^\d{19}$/.test(value[0]))) &&
  typeof value[1] === 'string';

/** `2026-11-23T19:06:19Z` of seconds, or of nanoseconds as text. */
const timeOf = (at: number | string): string => {
  const ms = typeof at === 'number' ? at * 1000 : Number(at) / 1e6;
  if (!(ms >= 0 && ms <= 8.64e15)) return String(at);
  return new Date(ms).toISOString().replace('.000Z', 'Z');
};

/** The one step between the times in seconds, or `null`. */
const stepOf = (samples: readonly Sample[]): number | null => {
  const times = samples.map(([at]) => Number(at));
  const [first = NaN, second = NaN] = times;
  const step = second - first;
  const isEven = times.every((time, n) => n === 0 || Math.abs(time - (times[n - 1] ?? NaN) - step) < 1e-3);
  return step > 0 && isEven ? step : null;
};

/** Fewer samples than this are clearer one by one. */
const MIN_COURSE = 3;

/**
 * Samples as lines, `null` when the list holds anything else: a course at an even step as its values, log lines with their
 * time in front, other samples as `time=value`.
 */
export const samplesOf = (list: unknown): TextLines | null => {
  if (!Array.isArray(list) || list.length === 0 || !list.every(isSample)) return null;
  const [first] = list;
  if (first === undefined) return null;
  if (typeof first[0] === 'string') return new TextLines(list.map(([at, line]) => `${timeOf(at)} ${line}`));
  const step = list.length < MIN_COURSE ? null : stepOf(list);
  if (step === null) return new TextLines([list.map(([at, value]) => `${timeOf(at)}=${value}`).join(' ')]);
  return new TextLines([
    `from ${timeOf(first[0])} every ${step} s: ${list.map(([, value]) => value).join(' ')}`,
  ]);
};

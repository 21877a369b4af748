const NANOSECONDS_PER_SECOND = 1_000_000_000n;
/** Loki refuses more than 30 days and one hour. */
const MAX_RANGE_NS = 30n * 24n * 3600n * NANOSECONDS_PER_SECOND;
/** Points of one series that a reader can take in; Loki itself allows 11,000. */
const MAX_POINTS = 240;
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d|w|y))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d|w|y)/g;
const SECONDS_PER_UNIT: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Seconds of `30`, `2.5`, `90s` or `1h30m`; `undefined` for any other text and for zero. */
export const stepSeconds = (text: string): number | undefined => {
  const trimmed = text.trim();
  const seconds = /^\d+(?:\.\d+)?$/.test(trimmed)
    ? Number(trimmed)
    : DURATION.test(trimmed)
      ? [...trimmed.matchAll(PART)].reduce(
          (sum, [, count, unit]) => sum + Number(count) * (SECONDS_PER_UNIT[unit ?? ''] ?? 0),
          0,
        )
      : Number.NaN;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
};

/** Start and end of a range, in nanoseconds since 1970. */
export interface RangeWindow {
  readonly startNs: bigint;
  readonly endNs: bigint;
}

/** The newest part of a window that Loki takes; `null` when it is empty. */
export const allowedWindow = ({ startNs, endNs }: RangeWindow): RangeWindow | null => {
  if (startNs >= endNs) return null;
  return { startNs: endNs - startNs > MAX_RANGE_NS ? endNs - MAX_RANGE_NS : startNs, endNs };
};

/**
 * Step of a range in whole seconds: the one asked for, raised so that a series has at most 240 points. Loki rounds a
 * range outwards to the step, which may add a point at each end.
 */
export const fittingStep = ({ startNs, endNs }: RangeWindow, askedSeconds: number | undefined): number => {
  const seconds = Number((endNs - startNs) / NANOSECONDS_PER_SECOND);
  return Math.max(1, Math.ceil(seconds / (MAX_POINTS - 3)), Math.ceil(askedSeconds ?? 0));
};

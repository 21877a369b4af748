const NANOSECONDS_PER_SECOND = 1_000_000_000n;
/** Loki refuses more than 30 days and one hour. */
const MAX_RANGE_NS = 30n * 24n * 3600n * NANOSECONDS_PER_SECOND;
/** Points of one series that a reader can take in; Loki itself allows 11,000. */
const MAX_POINTS = 240;

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

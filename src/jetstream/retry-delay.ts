import { jittered } from '../waiting/backoff.js';

/** 5 s, 30 s, 2 min, 10 min, then 30 min (docs/stream-protocol.md "Failures"). */
const DELAYS_MS = [5000, 30_000, 120_000, 600_000, 1_800_000];

/** Wait before an attempt is repeated, in ms: by the number of attempts already made (from 1), ±20 %. */
export const retryDelayMs = (attempts: number, random: () => number = Math.random): number => {
  const base = DELAYS_MS[Math.min(Math.max(attempts, 1), DELAYS_MS.length) - 1] ?? 5000;
  return Math.round(jittered(base, 0.2, random()));
};

/**
 * Wait of a delivery that found its group taken, in ms: a ninth to a third of the lease's lifetime (5–15 s at 45 s), so
 * that the waiting ones neither hurry nor meet again.
 */
export const leaseHeldDelayMs = (leaseTtlMs: number, random: () => number = Math.random): number =>
  Math.round(leaseTtlMs / 9 + random() * ((leaseTtlMs * 2) / 9));

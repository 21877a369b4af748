import { doublingMs, jittered } from '../waiting/backoff.js';

/** 5 s, 30 s, 2 min, 10 min, then 30 min (docs/stream-protocol.md "Failures"). */
const DELAYS_MS = [5000, 30_000, 120_000, 600_000, 1_800_000];

/** Wait before an attempt is repeated, in ms: by the number of attempts already made (from 1), ±20 %. */
export const retryDelayMs = (attempts: number, random: () => number = Math.random): number => {
  const base = DELAYS_MS[Math.min(Math.max(attempts, 1), DELAYS_MS.length) - 1] ?? 5000;
  return Math.round(jittered(base, 0.2, random()));
};

/** A living holder that only settles or hands back is done in milliseconds; one that analyses takes seconds. */
const LEASE_HELD_MS = { first: 200, most: 5000 };

/**
 * Wait of a delivery that found its group taken, in ms: 0.2 s, doubled with each delivery to 5 s, and no longer than a ninth of
 * the lease's lifetime; ±20 %, so that the waiting ones do not meet again.
 */
export const leaseHeldDelayMs = (
  deliveries: number,
  leaseTtlMs: number,
  random: () => number = Math.random,
): number => {
  const most = Math.min(LEASE_HELD_MS.most, leaseTtlMs / 9);
  return Math.round(jittered(doublingMs(deliveries, { ...LEASE_HELD_MS, most }), 0.2, random()));
};

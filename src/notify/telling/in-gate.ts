import { retryAfter, type Settlement } from '../../jetstream/settlement.js';
import { jittered } from '../../waiting/backoff.js';
import type { OpenSink } from '../routes/open-sinks.js';

/** Share by which those who wait for a sink come later than asked, so that they do not meet again. */
const SPREAD = 0.3;

/** Tells a sink something when it may be told; what has to wait holds no lane meanwhile. */
export const inGate = async (
  { gate }: OpenSink,
  now: number,
  work: () => Promise<Settlement>,
): Promise<Settlement> => {
  const waitMs = gate.enter(now);
  if (waitMs > 0) return retryAfter(Math.round(jittered(waitMs * (1 + SPREAD), SPREAD)), 'sink-waits');
  try {
    return await work();
  } finally {
    gate.leave();
  }
};

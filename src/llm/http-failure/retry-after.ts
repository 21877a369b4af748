import { askedWaitMs } from '../../transport/retry-after.js';

/** Delay the provider asks for, in ms: `retry-after-ms`, or `Retry-After`. `null` when absent or unreadable. */
export const retryAfterOf = (headers: Headers | undefined, nowMs: number): number | null => {
  const exact = Number(headers?.get('retry-after-ms') || Number.NaN);
  return Number.isFinite(exact) && exact >= 0 ? exact : askedWaitMs(headers?.get('retry-after'), nowMs);
};

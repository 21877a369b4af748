import { setTimeout as sleep } from 'node:timers/promises';
import { SessionsUnavailable } from '../../sessions/session-store.js';

/** Longest that an analysis or a report waits for history, in ms. */
const RECALL_MS = 2000;

/**
 * What is read from history, if it comes in time.
 * @throws {SessionsUnavailable} when it does not come within 2 s
 */
export const inTime = async <T>(reading: Promise<T>): Promise<T> => {
  const given = new AbortController();
  const late = sleep(RECALL_MS, 'late' as const, { signal: given.signal }).catch(() => 'late' as const);
  try {
    const first = await Promise.race([reading.then((value) => ({ value })), late]);
    if (first === 'late') throw new SessionsUnavailable(`no answer within ${RECALL_MS} ms`);
    return first.value;
  } finally {
    given.abort();
  }
};

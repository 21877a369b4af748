import { SessionsUnavailable } from '../../sessions/session-store.js';
import { orLate } from '../../waiting/or-late.js';

/** Longest that an analysis or a report waits for history, in ms. */
const RECALL_MS = 2000;

/**
 * What is read from history, if it comes in time.
 * @throws {SessionsUnavailable} when it does not come within 2 s
 */
export const historyInTime = <T>(reading: Promise<T>): Promise<T> =>
  orLate(reading, RECALL_MS, () => {
    throw new SessionsUnavailable(`no answer within ${RECALL_MS} ms`);
  });

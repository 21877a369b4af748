/** Waited when a server that asks to slow down does not say how long. */
const DEFAULT_MS = 1000;
/** Waited at least: a server that is busy and says 0 must not be asked in a loop. */
const SHORTEST_MS = 100;

/** Ms that a `Retry-After` says, in seconds or as a date (RFC 9110, 10.2.3); `null` when it is absent or unreadable. */
export const askedWaitMs = (header: string | null | undefined, nowMs: number): number | null => {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
};

/**
 * How long a server asks to wait, in ms.
 * @param statusCode 429 always asks to wait; 503 only with the header
 * @returns null when it does not ask
 */
export const retryAfterMs = (
  statusCode: number,
  header: string | undefined,
  nowMs: number,
): number | null => {
  if (statusCode !== 429 && statusCode !== 503) return null;
  const asked = askedWaitMs(header, nowMs);
  if (asked !== null) return Math.max(SHORTEST_MS, asked);
  return statusCode === 429 ? DEFAULT_MS : null;
};

/** Waited when a server that asks to slow down does not say how long. */
const DEFAULT_MS = 1000;
/** Waited at least: a server that is busy and says 0 must not be asked in a loop. */
const SHORTEST_MS = 100;

/**
 * How long a server asks to wait, in ms: seconds or a date.
 * @param statusCode 429 always asks to wait; 503 only with the header
 * @returns null when it does not ask
 */
export const retryAfterMs = (statusCode: number, header: string | undefined, now: Date): number | null => {
  if (statusCode !== 429 && statusCode !== 503) return null;
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.max(SHORTEST_MS, Number(text) * 1000);
  const date = Date.parse(text);
  if (text !== '' && !Number.isNaN(date)) return Math.max(SHORTEST_MS, date - now.getTime());
  return statusCode === 429 ? DEFAULT_MS : null;
};

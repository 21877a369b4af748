const ZONE = /(?:[zZ]|[+-]\d\d:?\d\d)$/;

/** What senders write for "no time": nothing, `null`, the empty text or Go's zero time (year 1). */
export const isNoTime = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'string' && value.startsWith('0001-'));

/**
 * Reads a time as senders write it: ISO 8601 (without a zone it is UTC) or Unix seconds.
 * @returns RFC 3339 in UTC with milliseconds, or `null` when it is no time between the years 1970 and 9999
 */
export const readTime = (value: string | number): string | null => {
  const text = typeof value === 'string' ? value.trim() : value;
  const naive = typeof text === 'string' && text.includes('T') && !ZONE.test(text);
  const date = new Date(typeof text === 'number' ? text * 1000 : naive ? `${text}Z` : text);
  const ms = date.getTime();
  return ms >= 0 && ms < 253_402_300_800_000 ? date.toISOString() : null;
};

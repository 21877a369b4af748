/** Above this, a Unix number is in milliseconds, else in seconds; the threshold that callers' libraries use. */
const MILLISECONDS_FROM = 2e10;

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt _](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d*)?)?\s?([Zz]|[+-]\d\d:?\d\d)?)?$/;

const offsetMinutes = (zone: string | undefined): number => {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
};

const fromText = (text: string): Date | null => {
  if (/^-?\d+(\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const match = DATE_TIME.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = match;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
  const date = new Date(wall);
  // A day that the month does not have rolls over; the text no longer matches then.
  if (Number.isNaN(date.getTime()) || date.toISOString() !== wall) return null;
  return new Date(date.getTime() - offsetMinutes(zone) * 60_000);
};

const fromNumber = (unix: number): Date | null => {
  const date = new Date(Math.abs(unix) > MILLISECONDS_FROM ? unix : unix * 1000);
  // Years beyond 9999 have no RFC 3339 form.
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 ? null : date;
};

/** Whether a time stands for "none": Go's zero time is in year 1. */
const isZero = (date: Date): boolean => date.getUTCFullYear() <= 1;

/** What a caller meant by a time: an instant, none at all, or something unreadable. */
export type ReadInstant =
  | { readonly kind: 'instant'; readonly iso: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' };

/**
 * Reads a time as callers send it: ISO 8601 (without a zone it is UTC), or a Unix number. Absent, `""` and year 1 mean
 * none. The result is RFC 3339 in UTC with milliseconds.
 */
export const readInstant = (value: string | number | null | undefined): ReadInstant => {
  if (value === null || value === undefined) return { kind: 'none' };
  if (typeof value === 'string' && value.trim() === '') return { kind: 'none' };
  const date = typeof value === 'number' ? fromNumber(value) : fromText(value.trim());
  if (date === null) return { kind: 'unreadable' };
  return isZero(date) ? { kind: 'none' } : { kind: 'instant', iso: date.toISOString() };
};

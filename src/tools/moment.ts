import { z } from 'zod';
import { durationSeconds } from '../waiting/duration.js';
import { nanosecondsOf, parseInstant } from '../waiting/instant.js';

const FROM_NOW = /^now(?:\s*-\s*(\S+))?$/i;
const NANOSECONDS_PER_SECOND = 1e9;

/**
 * Nanoseconds since 1970 of RFC 3339, Unix time, `now` or `now-15m`.
 * @returns undefined for any other text
 */
export const momentNs = (text: string, now: Date): bigint | undefined => {
  const relative = FROM_NOW.exec(text.trim());
  if (!relative) return parseInstant(text);
  const ago = relative[1] === undefined ? 0 : durationSeconds(relative[1]);
  return ago === undefined
    ? undefined
    : nanosecondsOf(now.getTime()) - BigInt(Math.round(ago * NANOSECONDS_PER_SECOND));
};

const EPOCH = new Date(0);
const isMoment = (text: string): boolean => momentNs(text, EPOCH) !== undefined;
const FORM = 'must be RFC 3339, Unix time in seconds, now, or now-<duration>';

const written = z.union([z.string(), z.number()]).transform((value) => String(value).trim());

/**
 * A moment as a parameter. It stays text, so that calls can be compared: {@link momentNs} reads it.
 * @param about for the model
 */
export const moment = (about: string) =>
  written.refine(isMoment, FORM).describe(`${about} RFC 3339, Unix seconds, now, or now-15m.`);

/** The same, left out or `null`. */
export const optionalMoment = (about: string) =>
  written
    .nullish()
    .transform((value) => value || null)
    .refine((value) => value === null || isMoment(value), FORM)
    .describe(`${about} RFC 3339, Unix seconds, now, or now-15m.`);

/** A moment that a parameter has checked. */
export const checkedNs = (text: string, now: Date): bigint => {
  const at = momentNs(text, now);
  if (at === undefined) throw new Error(`${text} was not checked`);
  return at;
};

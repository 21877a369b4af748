import { createHmac } from 'node:crypto';

/** What stands where a secret was (docs/masking.md "Marks"). */
export const MASKED_MARK = '[MASKED]';

/** Writes the mark for one secret that a rule found. */
export type Marker = (secret: string, rule: string) => string;

/** The same mark for every secret. */
export const plainMarker: Marker = () => MASKED_MARK;

/** A mark that names the rule. */
export const labelMarker: Marker = (_, rule) => `[MASKED:${rule}]`;

/**
 * Marks by which equal secrets stay comparable: the first 8 hex digits of an HMAC-SHA-256 under the installation's key,
 * without which nobody can try out passwords (docs/masking.md "Marks").
 */
export const hashMarker =
  (key: Buffer): Marker =>
  (secret) =>
    `[HASH:${createHmac('sha256', key).update(secret).digest('hex').slice(0, 8)}]`;

const WHOLE_MARK = /^\[(?:MASKED(?::[a-z0-9-]{1,64})?|HASH:[0-9a-f]{8})\]$/;
const ANY_MARK = /\[(?:MASKED(?::[a-z0-9-]{1,64})?|HASH:[0-9a-f]{8})\]/g;

/** Whether a text is one mark and nothing else: it is never marked again. */
export const isMark = (text: string): boolean => text.startsWith('[') && WHOLE_MARK.test(text);

/** Where marks stand in a text. */
export const marksIn = (text: string): readonly Span[] => {
  if (!text.includes('[MASKED') && !text.includes('[HASH:')) return [];
  return Array.from(text.matchAll(ANY_MARK), ({ index, 0: mark }) => ({
    start: index,
    end: index + mark.length,
  }));
};

/** A text with its marks taken out: what a person or a program wrote. */
export const besideMarks = (text: string): string =>
  marksIn(text).length === 0 ? text : text.replaceAll(ANY_MARK, '');

/** A part of a text, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a text that a rule took for a secret. */
export interface Finding extends Span {
  readonly rule: string;
}

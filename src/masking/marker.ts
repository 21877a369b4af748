import { createHash } from 'node:crypto';

/** What stands where a secret was (docs/masking.md "Marks"). */
export const MASKED_MARK = '[MASKED]';

/** Writes the mark for one secret. */
export type Marker = (secret: string) => string;

/** The same mark for every secret. */
export const plainMarker: Marker = () => MASKED_MARK;

/** A mark by which equal secrets stay comparable: the first 8 hex digits of the SHA-256 (docs/masking.md "Marks"). */
export const hashMarker: Marker = (secret) =>
  `[HASH:${createHash('sha256').update(secret).digest('hex').slice(0, 8)}]`;

const WHOLE_MARK = /^\[(?:MASKED|HASH:[0-9a-f]{8})\]$/;
const ANY_MARK = /\[(?:MASKED|HASH:[0-9a-f]{8})\]/g;

/** Whether a text is one mark and nothing else: it is never marked again. */
export const isMark = (text: string): boolean => WHOLE_MARK.test(text);

/** Where marks stand in a text. */
export const marksIn = (text: string): readonly Span[] => {
  if (!text.includes('[MASKED]') && !text.includes('[HASH:')) return [];
  return Array.from(text.matchAll(ANY_MARK), ({ index, 0: mark }) => ({
    start: index,
    end: index + mark.length,
  }));
};

/** A part of a text, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

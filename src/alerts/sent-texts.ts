import type { TextMap } from './alert.js';

/** Strings by name, and what had to be mended for it, a sentence each. */
export interface SentTexts {
  readonly texts: TextMap;
  readonly notes: readonly string[];
}

/** Bounds of labels or of annotations: far beyond what senders write, far below what a message of the stream may hold. */
const MAX_FIELDS = 256;
const MAX_NAME = 256;
const MAX_VALUE = 8192;
const MAX_TOTAL = 65_536;

/** Names that a note tells, at most, and how much of each. */
const NAMED = 5;
const NAMED_LENGTH = 60;

const listed = (names: readonly string[]): string =>
  names
    .slice(0, NAMED)
    .map((name) => name.slice(0, NAMED_LENGTH))
    .join(', ') + (names.length > NAMED ? ' …' : '');

const noteOf = (names: readonly string[], told: string): readonly string[] =>
  names.length === 0 ? [] : [`${told} ${listed(names)}.`];

/**
 * Reads labels or annotations: what is no text becomes its JSON, what is null or absent is left out, what is too long is cut,
 * so that one odd field does not cost the alert. `null` when the whole is no map.
 * @param what `label` or `annotation`
 */
export const sentTexts = (value: unknown, what: string): SentTexts | null => {
  if (value === null || value === undefined) return { texts: {}, notes: [] };
  if (typeof value !== 'object' || Array.isArray(value)) return null;
  const empty: string[] = [];
  const odd: string[] = [];
  const cut: string[] = [];
  const texts: [string, string][] = [];
  let total = 0;
  for (const [name, each] of Object.entries(value)) {
    if (each === null || each === undefined) {
      empty.push(name);
      continue;
    }
    if (typeof each !== 'string') odd.push(name);
    const text = typeof each === 'string' ? each : JSON.stringify(each);
    const room = Math.min(MAX_VALUE, MAX_TOTAL - total - name.length);
    const fits = texts.length < MAX_FIELDS && name.length <= MAX_NAME && room > 0;
    if (!fits || text.length > room) cut.push(name);
    if (!fits) continue;
    const kept = text.slice(0, room).toWellFormed();
    texts.push([name, kept]);
    total += name.length + kept.length;
  }
  return {
    texts: Object.fromEntries(texts),
    notes: [
      ...noteOf(empty, `Without a value, left out: ${what}`),
      ...noteOf(odd, `Not a text, written as one: ${what}`),
      ...noteOf(cut, `Too long, cut or left out: ${what}`),
    ],
  };
};

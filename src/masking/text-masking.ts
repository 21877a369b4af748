import { marksIn, type Marker, type Span } from './marker.js';
import { TEXT_RULES } from './rules/index.js';
import { replaceSpans } from './spans.js';
import type { TextRule } from './text-rule.js';

/** Shorter texts hold no secret worth the name. */
const SHORTEST = 8;

const found = (text: string, rules: readonly TextRule[]): readonly Span[] =>
  rules.flatMap((rule) => (rule.applies(text) ? [...rule.find(text)] : []));

/**
 * What the rules find, without values that are a mark already: what a rule left standing behind a mark the first time is
 * not the mark's rest.
 */
const fresh = (text: string, rules: readonly TextRule[]): readonly Span[] => {
  const spans = found(text, rules);
  if (spans.length === 0) return spans;
  const marks = new Set(marksIn(text).map((mark) => mark.start));
  return marks.size === 0 ? spans : spans.filter((span) => !marks.has(span.start));
};

/** A mark can join what stood apart; texts made to do so more often than this are not worth more time. */
const MOST_ROUNDS = 4;

/**
 * Masks one text by the built-in rules, again while that finds more, so that masking twice changes nothing. Gives the
 * very same string when nothing was found. Linear in its length.
 */
export const maskText = (text: string, marker: Marker, rules: readonly TextRule[] = TEXT_RULES): string => {
  if (text.length < SHORTEST) return text;
  let masked = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = replaceSpans(masked, fresh(masked, rules), marker);
    if (next === masked) break;
    masked = next;
  }
  return masked;
};

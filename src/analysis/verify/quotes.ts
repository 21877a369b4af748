import type { Citation } from '../../prompt/answer.js';
import { cut } from '../../prompt/cut.js';
import type { Shown } from './shown.js';
import { phraseOf } from './words.js';

/** Longest quotation repeated in a warning, in characters. */
const MAX_TOLD = 160;

/** Quotations that do not occur in the evidence that is cited for them; a sentence each. */
export const misquoted = (citations: readonly Citation[], shown: Shown): readonly string[] =>
  [...quotations(citations)].flatMap(([quote, ids]) => {
    // An id that does not exist is reported as such.
    const known = ids.filter((id) => shown.statusOf(id) !== null);
    const holds = (phrase: string): boolean => isQuoted(quote, phrase);
    if (known.length === 0 || known.some((id) => holds(shown.phraseOf(id)))) return [];
    const elsewhere = shown.find(holds);
    const told = `the model quoted words that ${known.join(', ')} does not hold: "${cut(quote, MAX_TOLD)}"`;
    return [elsewhere === null ? told : `${told} (${elsewhere} does)`];
  });

/** A claim that rests on several pieces of evidence has one quotation for all of them. */
const quotations = (citations: readonly Citation[]): ReadonlyMap<string, readonly string[]> => {
  const byQuote = new Map<string, string[]>();
  for (const { quote, evidence } of citations) {
    if (quote !== null) byQuote.set(quote, [...(byQuote.get(quote) ?? []), evidence]);
  }
  return byQuote;
};

/**
 * Whether every part of a quotation occurs: what stands between elisions as it is, or, since members of an object and
 * entries of a list are often left out silently, each piece between separators.
 */
export const isQuoted = (quote: string, phrase: string): boolean =>
  quote.split(/…|\.{3,}|\[\.+\]|\n/).every((part, at, parts) => {
    const edges = { cutStart: at > 0, cutEnd: at < parts.length - 1 };
    return (
      occurs(part, phrase, edges) || part.split(/[,;{}|]/).every((piece) => occurs(piece, phrase, edges))
    );
  });

/** At an elision a word may be cut in two. */
const occurs = (
  text: string,
  phrase: string,
  { cutStart, cutEnd }: { readonly cutStart: boolean; readonly cutEnd: boolean },
): boolean => {
  const words = phraseOf(text);
  return words === ' ' || phrase.includes(words.slice(cutStart ? 1 : 0, cutEnd ? -1 : undefined));
};

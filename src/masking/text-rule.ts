import type { Span } from './marker.js';

/** One of a rule's words in a text. */
export interface Hit {
  /** Which of the rule's words. */
  readonly word: number;
  /** Where it begins. */
  readonly at: number;
}

/**
 * One way to recognise secrets in free text, with its samples. `find` must take time linear in the text whatever the
 * text is: no nested quantifiers, no search that starts again inside what it already read.
 */
export interface TextRule {
  readonly id: string;
  /** What it catches, for docs/masking-rules.md. */
  readonly about: string;
  /**
   * Every text in which the rule finds something holds one of these, in any case, three characters or more each: all
   * rules' words are looked for in one pass. None: the rule reads every text.
   */
  readonly words: readonly string[];
  /** Shortest text in which a rule without words can find anything, in characters; 0 when absent. */
  readonly shortest?: number;
  /** @param hits where its words begin, from left to right */
  readonly find: (text: string, hits: readonly Hit[]) => Iterable<Span>;
  /** Text → what the rule alone makes of it. */
  readonly matches: Readonly<Record<string, string>>;
  /** Texts that the rule leaves alone. */
  readonly passes: readonly string[];
}

/** Checks the shape at compile time; the samples run in `text-rules.spec.ts`. */
export const textRule = (rule: TextRule): TextRule => rule;

/** The span of a match's group; the whole match for 0. `null` where the group took no part. Needs the `d` flag. */
export const spanOf = (match: RegExpMatchArray, group = 0): Span | null => {
  const indices = match.indices?.[group];
  return indices ? { start: indices[0], end: indices[1] } : null;
};

/** Every span of `group` in the matches of `pattern` (flags `dg`) that `accept` agrees to. */
export function* spansOf(
  text: string,
  pattern: RegExp,
  group = 0,
  accept: (match: RegExpMatchArray) => boolean = () => true,
): Iterable<Span> {
  for (const match of text.matchAll(pattern)) {
    const span = accept(match) ? spanOf(match, group) : null;
    if (span) yield span;
  }
}

/** What `pattern` (flag `y`) finds exactly at `index`. */
export const matchAt = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

import { isQuoted } from './quotes.js';
import type { Shown } from './shown.js';

/** Words that a text sets in quotation marks; fewer than four may be a word used with reserve. */
const QUOTED = /["“]([^"“”\n]{12,400})["”]/g;
const MIN_WORDS = 4;
const LATIN_WORD = /[A-Za-z][\w'.-]*/g;

/** Lines that a text quotes and nothing that was shown holds. */
export const inventedLines = (sentence: string, shown: Shown): readonly string[] =>
  [...sentence.matchAll(QUOTED)]
    .map(([, line = '']) => line)
    .filter((line) => (line.match(LATIN_WORD) ?? []).length >= MIN_WORDS && !/[가-힣]/.test(line))
    .filter((line) => !isQuoted(line, shown.everything))
    .map((line) => `"${line}"`);

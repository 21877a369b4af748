import type { Answer } from '../../prompt/answer.js';
import { uncited } from './citations.js';
import { KnownNumbers } from './known-numbers.js';
import { unknownNames } from './names.js';
import { unknownNumbers } from './numbers.js';
import { misquoted } from './quotes.js';
import { Shown, type ShownCase } from './shown.js';

/** Start of a summary that is checked, in characters: far more than the two sentences it should have. */
const MAX_CHECKED = 2000;
/** Most names or numbers listed in one sentence. */
const MAX_LISTED = 10;

/**
 * What about an answer could not be verified, a sentence each: citations that show nothing, words that were not said where
 * they are quoted from, and numbers and names of the summary and the cause that nothing shown holds. Never judges whether
 * the conclusion is right, only whether it rests on what was read.
 */
export const unverifiedIn = (answer: Answer, shownCase: ShownCase): readonly string[] => {
  const shown = new Shown(shownCase);
  const known = new KnownNumbers(shown);
  const texts = [answer.summary.en, answer.summary.ko, answer.cause ?? ''].map((text) =>
    text.slice(0, MAX_CHECKED),
  );
  const found = (check: (text: string) => readonly string[]): string =>
    [...new Set(texts.flatMap(check))].slice(0, MAX_LISTED).join(', ');
  const numbers = found((text) => unknownNumbers(text, known));
  const names = found((text) => unknownNames(text, shown));
  return [
    ...uncited(answer, shown),
    ...misquoted(answer.citations, shown),
    ...(numbers === '' ? [] : [`the summary has numbers that no evidence shows: ${numbers}`]),
    ...(names === '' ? [] : [`the summary has names that no evidence shows: ${names}`]),
  ];
};

import type { Answer } from '../../prompt/answer.js';
import { uncited } from './citations.js';
import { unknownNames } from './names.js';
import { unknownNumbers } from './numbers.js';
import { misquoted } from './quotes.js';
import { Shown, type ShownCase } from './shown.js';

/** Most names or numbers listed in one sentence. */
const MAX_LISTED = 10;

/**
 * What about an answer could not be verified, a sentence each: citations that show nothing, words that were not said where
 * they are quoted from, and numbers and names of the summary and the cause that nothing shown holds. Never judges whether
 * the conclusion is right, only whether it rests on what was read.
 */
export const unverifiedIn = (answer: Answer, shownCase: ShownCase): readonly string[] => {
  const shown = new Shown(shownCase);
  const texts = [answer.summary.en, answer.summary.ko, answer.cause ?? ''];
  const found = (check: (text: string, shown: Shown) => readonly string[]): string =>
    [...new Set(texts.flatMap((text) => check(text, shown)))].slice(0, MAX_LISTED).join(', ');
  const numbers = found(unknownNumbers);
  const names = found(unknownNames);
  return [
    ...uncited(answer, shown),
    ...misquoted(answer.citations, shown),
    ...(numbers === '' ? [] : [`the summary has numbers that no evidence shows: ${numbers}`]),
    ...(names === '' ? [] : [`the summary has names that no evidence shows: ${names}`]),
  ];
};

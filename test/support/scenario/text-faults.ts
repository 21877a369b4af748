import type { Localized } from '../../../src/config/language.js';

/** An answer in words, as a response has it. */
export interface AnswerTexts {
  readonly summary: Localized;
  readonly detail: Localized;
}

/** Most sentences of a summary; one more for how many alerts a group has. */
const MAX_SENTENCES = 2;
/** What is shorter is no sentence: a name, a heading. */
const MIN_LENGTH = 12;

/** Stands for a space that ends no sentence. */
const JOINED = '\ue000';

/**
 * Quotations, which may hold others, are the cluster's: a full stop in one ends nothing. A mark opens one behind a space or
 * bracket, else it ends one.
 */
const withQuotationsJoined = (text: string): string => {
  let depth = 0;
  return [...text]
    .map((character, at, all) => {
      if (character === '"') {
        const opens = at === 0 || /[\s([{:=]/.test(all[at - 1] ?? '');
        depth = Math.max(0, depth + (opens ? 1 : -1));
      }
      return depth > 0 && character === ' ' ? JOINED : character;
    })
    .join('');
};

/** Commands and what stands in brackets are one word. */
const ONE_WORD = /`[^`]*`|\([^()]*\)/g;

const END = /(?<=[.!?])\s+(?=[A-Z가-힣])/;

const sentencesOf = (text: string): readonly string[] =>
  withQuotationsJoined(text)
    .replaceAll(ONE_WORD, (word) => word.replaceAll(' ', JOINED))
    .split(END)
    .map((sentence) => sentence.replaceAll(JOINED, ' ').trim())
    .filter((sentence) => sentence !== '');

/** The lines of a detail without heading, bullet, number and ids. */
const linesOf = (detail: string): readonly string[] =>
  detail
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.replace(/^\s*(?:- )?(?:\d+\. )?/, '').replace(/\s*\[E\d+(?:, E\d+)*\]$/, ''));

const repeated = (texts: readonly string[]): readonly string[] => {
  const plain = texts.map((text) => text.replace(/[.:]$/, '')).filter(({ length }) => length >= MIN_LENGTH);
  return [...new Set(plain.filter((text, at) => plain.indexOf(text) !== at))];
};

/** `Node worker-2: node worker-2 is …`: an object that is named twice in a row. */
const NAMED_TWICE = /\b([A-Z]\w+) (?:[\w.-]+\/)?([\w.-]+): \1 \2\b/i;

/** What is wrong with the words of an answer, whatever it says. */
export const textFaults = ({ summary, detail }: AnswerTexts): readonly string[] =>
  (['en', 'ko'] as const).flatMap((language) => {
    const told = sentencesOf(summary[language]);
    const all = [...told, ...linesOf(detail[language]).flatMap(sentencesOf)];
    return [
      ...(told.length > MAX_SENTENCES ? [`${language}: ${told.length} sentences: ${told.join(' | ')}`] : []),
      ...repeated(all).map((sentence) => `${language}: twice: ${sentence}`),
      ...all
        .filter((sentence) => NAMED_TWICE.test(sentence))
        .map((one) => `${language}: named twice: ${one}`),
      ...all.filter((one) => /\{\w+\}|\[\[|\]\]|NaN/.test(one)).map((one) => `${language}: a hole: ${one}`),
      ...(language === 'ko' && !/[가-힣]/.test(summary.ko) ? ['ko: the summary is not Korean'] : []),
    ];
  });

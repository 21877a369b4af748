import type { Language } from '../config/language.js';

/** Names, code, quotations and ids are in no language. */
const NO_WORDS = /```[\s\S]*?(?:```|$)|`[^`\n]*`|"[^"\n]*"|“[^”\n]*”|\S*[\d/:=_@-]\S*|[a-z]\S*\.[a-z]\S*/gi;
const LETTERS = /\p{L}/gu;

/** From this share of its letters on, a script is that of the text. */
const SHARE = 0.15;
/** Fewer letters, and fewer words that tell a language apart, tell nothing. */
const MIN_LETTERS = 12;
const MIN_WORDS = 3;

/** Scripts that are of one language of ours at most; Han stands in Korean texts too, beside Hangul. */
const SCRIPTS: readonly { readonly of: Language | 'other'; readonly letters: RegExp }[] = [
  { of: 'ko', letters: /\p{Script=Hangul}/gu },
  { of: 'other', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { of: 'other', letters: /\p{Script=Han}/gu },
  {
    of: 'other',
    letters:
      /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}]/gu,
  },
];

const among = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const ENGLISH = among(
  `the of and is are was were has have had by at its it this that which with for from not no be been because since after
  on to an as but so when until while only cannot does did there`,
);
/** Small words of languages that are written in Latin letters too, and are none of English. */
const FOREIGN = among(
  `le la les des du une est été dans pour avec sur qui que par pas sa ses aux
  der die das und ist wurde wird nicht mit von dem den ein eine zu auf weil sein hat
  el los las del una es fue ha por con para su sus que se porque
  o os da dos das não foi por com uma em ao que
  il gli di della che è stato per non nel con alla
  het een van niet en is werd naar voor door
  jest nie się przez został og ikke av är och inte
  ve bir bu için olarak không của và là đã`,
);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The language of ours that a text is in; `other` for one of another language, `null` where it is too short to tell. */
export const languageOfText = (text: string): Language | 'other' | null => {
  const plain = text.replaceAll(NO_WORDS, ' ');
  const letters = count(plain, LETTERS);
  if (letters < MIN_LETTERS) return null;
  const script = SCRIPTS.find((each) => count(plain, each.letters) >= letters * SHARE);
  if (script !== undefined) return script.of;
  const words = plain.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [english, foreign] = [ENGLISH, FOREIGN].map(
    (known) => words.filter((word) => known.has(word)).length,
  );
  if ((foreign ?? 0) >= MIN_WORDS && (foreign ?? 0) > (english ?? 0)) return 'other';
  return 'en';
};

/** Terminal codes, titles too (ECMA-48). */
// eslint-disable-next-line no-control-regex
const TERMINAL = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\))/g;

/** Controls but tab and line feed, direction and zero-width marks, tags, variation selectors: what a reader does not see. */
const UNSEEN = /[^\P{C}\n\t]|\p{Default_Ignorable_Code_Point}|[\u2028\u2029]/gu;

/** Letters in another dress, in which nobody writes words but to hide them. */
const LETTERS_OF_FORMULAS = /[\u{1D400}-\u{1D7FF}\u{1F130}-\u{1F189}]/gu;

/** The same as wide as ideographs, with the signs of an address between them; alone such signs are East Asian punctuation. */
const WIDE_LETTERS = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A][\uFF01-\uFF5E]*/g;

/** A text of which everything can be seen. */
export const withoutUnseen = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(LETTERS_OF_FORMULAS, (letter) => letter.normalize('NFKC'))
    .replaceAll(WIDE_LETTERS, (letters) => letters.normalize('NFKC'))
    .replaceAll(TERMINAL, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(UNSEEN, '');

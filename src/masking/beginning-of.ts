/** The word that a cut goes through: longer ones are blocks, which rules recognise by any part. */
const LAST_WORD = /[^\s,;"'()[\]{}<>|]{1,512}$/;
const LONGEST_WORD = 512;

/**
 * The beginning of a text that is not masked yet, at most `most` characters. It ends where a word does: half a secret is
 * recognised by no rule, such as a URL's password whose `@` was cut off.
 */
export const beginningOf = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).toWellFormed();
  const word = LAST_WORD.exec(cut.slice(-LONGEST_WORD))?.[0] ?? '';
  const isBlock = word.length === Math.min(LONGEST_WORD, cut.length) && !word.includes(':');
  if (word === '' || isBlock || /\s/.test(text.charAt(most))) return cut;
  return cut.slice(0, cut.length - word.length).trimEnd();
};

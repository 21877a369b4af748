/** Longest run without white space that is left out at a cut: longer than what rules look back over in a URL. */
const LONGEST_RUN = 512;

/**
 * The beginning of a text that is not masked yet, at most `most` characters. It ends where a word does: half a secret is
 * recognised by no rule, such as a URL's password whose `@` was cut off.
 */
export const beginningOf = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).toWellFormed();
  if (/\s/.test(text.charAt(most))) return cut;
  let end = cut.length;
  while (end > cut.length - LONGEST_RUN && end > 0 && !/\s/.test(cut.charAt(end - 1))) end -= 1;
  return cut.slice(0, end).trimEnd();
};

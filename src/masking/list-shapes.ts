export const areTexts = (elements: readonly unknown[]): elements is readonly string[] =>
  elements.every((element) => typeof element === 'string');

/** Names and values in pairs, as some write headers; pairs that begin with a time are lines of a log. */
export const arePairs = (elements: readonly unknown[]): elements is readonly (readonly [string, string])[] =>
  elements.every((element) => Array.isArray(element) && element.length === 2 && areTexts(element)) &&
  !elements.some((element) => Array.isArray(element) && /^\d/.test(String(element[0])));

/** Names of headers and their values in turn. */
export const areHeaders = (key: string, array: readonly string[]): boolean =>
  /headers$/i.test(key) &&
  array.length % 2 === 0 &&
  array.every((text, at) => at % 2 === 1 || /^[\w-]{1,64}$/.test(text));

/** A word of a command: `-password`, `--token=x`. */
const FLAG = /^--?[A-Za-z]/;

/** Words of a command, told by a flag among them. */
export const areWords = (texts: readonly string[]): boolean => texts.some((text) => FLAG.test(text));

import { jsonSpansIn } from '../json-in-text.js';

/** Fewer words are no sentence: `OK`, `null`, `Done.` */
const MIN_WORDS = 4;
/** Letters of scripts that are written without blanks count by themselves. */
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/** Code is nothing that is said: fenced as such, or a line that is a command. */
const CODE =
  /```(?:sh|bash|shell|zsh|console|ya?ml|json|python|sql|promql|logql)\b[\s\S]*?(?:```|$)|^\s*(?:\$\s+\S.*|(?:kubectl|helm|oc|curl|journalctl|docker|crictl)\s.*)$/gim;

/** Whether a reply says something in words: what is JSON of another form, an error object or a single word, does not. */
export const isWorded = (text: string): boolean => {
  const outside = [...jsonSpansIn(text)].reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    text,
  );
  // What opens like JSON and cannot be parsed is broken JSON, no prose.
  const isJson = /^\s*(?:```\w*\s*)?[[{]/.test(outside);
  return !isJson && (outside.replaceAll(CODE, ' ').match(WORDS) ?? []).length >= MIN_WORDS;
};

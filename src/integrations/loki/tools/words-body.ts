/** Most labels or values of a result. */
export const MAX_WORDS = 500;

/** A list of words in the form of Loki's own answer, at most {@link MAX_WORDS}. */
export const wordsBody = (words: readonly string[]) => ({
  status: 'success',
  data: words.slice(0, MAX_WORDS),
  count: words.length,
});

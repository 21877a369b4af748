/**
 * A first line shorter than this takes the second along; nothing kept is longer, in characters (docs/model.md
 * "Summaries of earlier analyses").
 */
const LENGTH = 300;

/** A summary as it is kept: its first line, with the second where the first is short. */
export const compactSummary = (summary: string): string => {
  const [first = '', second = ''] = summary
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const text = first.length < LENGTH && second !== '' ? `${first} ${second}` : first;
  return text.length <= LENGTH ? text : `${text.slice(0, LENGTH).replace(/[\uD800-\uDBFF]$/, '')}...`;
};

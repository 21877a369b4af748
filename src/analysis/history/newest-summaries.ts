import type { EarlierSummary } from '../request.js';

/**
 * The newest `max` summaries, oldest first (of the same time: in the order given), and each analysis once: the store keeps
 * what the model said, a group's result what its report says, which begins with the same.
 */
export const newestSummaries = (
  summaries: readonly EarlierSummary[],
  max: number,
): readonly EarlierSummary[] => {
  const isTold = (text: string, at: number): boolean =>
    summaries.some(
      (other, place) => other.text.startsWith(text) && (other.text.length > text.length || place > at),
    );
  return summaries
    .filter(({ text }, at) => !isTold(text, at))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
    .slice(-max);
};

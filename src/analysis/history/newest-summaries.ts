import type { EarlierSummary } from '../request.js';

/**
 * The newest `max` summaries, oldest first, each analysis once: the store keeps what the model said, a group's result what its
 * report says, which begins with the same.
 */
export const newestSummaries = (
  summaries: readonly EarlierSummary[],
  max: number,
): readonly EarlierSummary[] => {
  const longestFirst = [...summaries].sort(
    (a, b) => b.text.length - a.text.length || b.createdAt.localeCompare(a.createdAt),
  );
  const each = longestFirst.filter(
    ({ text }, at) => !longestFirst.slice(0, at).some((longer) => longer.text.startsWith(text)),
  );
  return each.sort((a, b) => a.createdAt.localeCompare(b.createdAt)).slice(-max);
};

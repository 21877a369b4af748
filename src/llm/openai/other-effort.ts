/** All words that OpenAI has for the effort, the least first. No model takes all of them. */
const OPENAI_EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type OpenAiEffort = (typeof OPENAI_EFFORTS)[number];

/**
 * The effort to try after a rejection: of those that the server names the nearest to what was asked for, the higher
 * first; where it names none, the model's own (`null`), and after that none at all.
 */
export const otherEffort = (refused: OpenAiEffort | null, words: string): OpenAiEffort | null => {
  const asked = OPENAI_EFFORTS.indexOf(refused ?? 'medium');
  const distance = (effort: OpenAiEffort): number => {
    const steps = OPENAI_EFFORTS.indexOf(effort) - asked;
    return steps < 0 ? -steps + 0.5 : steps;
  };
  const named = OPENAI_EFFORTS.filter(
    (effort) => effort !== refused && new RegExp(`['"\`]${effort}['"\`]`).test(words),
  );
  const [nearest] = named.toSorted((a, b) => distance(a) - distance(b));
  if (nearest !== undefined) return nearest;
  return refused === null ? 'none' : null;
};

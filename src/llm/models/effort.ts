/** How much a model may think before it answers, as `LLM_EFFORT` has it. */
export type Effort = 'low' | 'medium' | 'high';

/**
 * Tokens that thinking may take, at most about as much as vendors suggest for the level. Thoughts count as output
 * everywhere, so this much is added to the room for the answer.
 */
export const THINKING_TOKENS: Readonly<Record<Effort, number>> = { low: 2048, medium: 8192, high: 24_576 };

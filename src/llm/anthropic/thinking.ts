import { createHash } from 'node:crypto';
import type { RedactedThinkingBlockParam, ThinkingBlockParam } from '@anthropic-ai/sdk/resources/messages';
import { z } from 'zod';
import type { LlmToolCall } from '../provider.js';

/** What a model thought before a call. It wants it back word for word, and checks that with a signature. */
export type Thinking = ThinkingBlockParam | RedactedThinkingBlockParam;

const carriedSchema = z.object({
  model: z.string(),
  digest: z.string(),
  blocks: z.array(
    z.union([
      z.object({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() }),
      z.object({ type: z.literal('redacted_thinking'), data: z.string() }),
    ]),
  ),
});

const digestOf = (blocks: readonly Thinking[]): string =>
  createHash('sha256').update(JSON.stringify(blocks)).digest('hex');

/** Models think without being asked to; what they thought travels with the call that came of it. */
export const carry = (
  blocks: readonly Thinking[],
  model: string,
): Required<Pick<LlmToolCall, 'signature'>> | Record<never, never> => {
  if (blocks.length === 0) return {};
  const value = JSON.stringify({ model, digest: digestOf(blocks), blocks });
  return { signature: { provider: 'anthropic', value } };
};

/**
 * The thinking that belongs before a call. None for the call of another model, and none when masking altered it: the API
 * rejects altered thinking, while missing thinking only costs the model its train of thought.
 */
export const thinkingBefore = ({ signature }: LlmToolCall, model: string): readonly Thinking[] => {
  if (signature?.provider !== 'anthropic') return [];
  const carried = carriedSchema.safeParse(jsonOf(signature.value));
  if (!carried.success || carried.data.model !== model) return [];
  const { blocks, digest } = carried.data;
  return digestOf(blocks) === digest ? blocks : [];
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

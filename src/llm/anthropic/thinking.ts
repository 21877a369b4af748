import type { RedactedThinkingBlockParam, ThinkingBlockParam } from '@anthropic-ai/sdk/resources/messages';
import { z } from 'zod';
import type { LlmRequest, ToolCallSignature } from '../provider.js';

/** What a model thought before a call. It wants it back word for word, and checks that with a signature. */
export type Thinking = ThinkingBlockParam | RedactedThinkingBlockParam;

const keptSchema = z.object({
  model: z.string(),
  blocks: z.array(
    z.union([
      z.object({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() }),
      z.object({ type: z.literal('redacted_thinking'), data: z.string() }),
    ]),
  ),
});

/** What was thought, in the form in which it travels with the call that came of it; `null` for nothing. */
export const signatureOf = (blocks: readonly Thinking[], model: string): ToolCallSignature | null =>
  blocks.length === 0 ? null : { provider: 'anthropic', value: JSON.stringify({ model, blocks }) };

/** The thinking that belongs before a call; none when another model made it, whose thinking this one cannot read. */
export const thinkingBefore = (
  id: string,
  signatures: LlmRequest['signatures'],
  model: string,
): readonly Thinking[] => {
  const signature = signatures?.get(id);
  if (signature?.provider !== 'anthropic') return [];
  const kept = keptSchema.safeParse(JSON.parse(signature.value));
  return kept.success && kept.data.model === model ? kept.data.blocks : [];
};

import { LlmError } from '../failure.js';
import type { LlmReply, LlmUsage } from '../provider.js';
import type { GivenBlocks } from './conversation.js';
import type { DraftedReply, GivenBlock } from './reply-draft.js';

/** How often a turn may be paused; a model that pauses more often does not come to an end. */
const MAX_PAUSES = 8;

/**
 * Asks until the model has ended its turn: what it said before a pause is no answer yet, and goes on where it stopped.
 * @param ask sends the request, with what was said so far in this turn
 */
export const wholeTurn = async (
  ask: (begun: readonly GivenBlock[]) => Promise<DraftedReply>,
  origin: string,
): Promise<LlmReply> => {
  let drafted = await ask([]);
  for (let pauses = 1; drafted.paused; pauses += 1) {
    if (pauses > MAX_PAUSES) throw new LlmError('malformed', 'the model paused again and again');
    drafted = joined(drafted, await ask(drafted.blocks));
  }
  const { reply, blocks } = drafted;
  const given: GivenBlocks = { text: reply.text, blocks };
  return { ...reply, given: { origin, value: given } };
};

const joined = (before: DraftedReply, after: DraftedReply): DraftedReply => ({
  ...after,
  reply: {
    ...after.reply,
    text: before.reply.text + after.reply.text,
    toolCalls: [...before.reply.toolCalls, ...after.reply.toolCalls],
    usage: sum(before.reply.usage, after.reply.usage),
  },
  blocks: [...before.blocks, ...after.blocks],
});

const sum = (a: LlmUsage, b: LlmUsage): LlmUsage => ({
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
  cachedTokens: a.cachedTokens + b.cachedTokens,
});

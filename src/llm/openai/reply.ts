import { randomBytes } from 'node:crypto';
import type { LlmMessage, LlmReply, LlmToolCall, LlmUsage } from '../provider.js';
import { countIn, fieldsOf, type Fields } from './loose-json.js';
import type { WrittenCall } from './tool-call-deltas.js';
import type { WrittenReply } from './written-reply.js';

/** The reply in our own words. `messages` are those it answers: its tool calls get ids that are not among theirs. */
export const replyOf = (written: WrittenReply, messages: readonly LlmMessage[]): LlmReply => {
  const toolCalls = callsOf(written.calls, idsIn(messages));
  return { text: written.text, toolCalls, stop: stopOf(written, toolCalls), usage: usageOf(written.usage) };
};

const stopOf = ({ finish, refusal }: WrittenReply, toolCalls: readonly LlmToolCall[]): LlmReply['stop'] => {
  if (finish === 'content_filter' || refusal !== '') return 'refusal';
  if (finish === 'length') return 'length';
  // Some servers finish with `stop` although they called tools.
  return toolCalls.length > 0 ? 'tool-calls' : 'end';
};

const usageOf = (usage: Fields): LlmUsage => ({
  inputTokens: countIn(usage['prompt_tokens']),
  outputTokens: countIn(usage['completion_tokens']),
  cachedTokens:
    countIn(fieldsOf(usage['prompt_tokens_details'])['cached_tokens']) ||
    countIn(usage['prompt_cache_hit_tokens']), // DeepSeek
});

const idsIn = (messages: readonly LlmMessage[]): Set<string> =>
  new Set(
    messages.flatMap((message) =>
      message.role === 'assistant' ? message.toolCalls.map(({ id }) => id) : [],
    ),
  );

const callsOf = (calls: readonly WrittenCall[], taken: Set<string>): readonly LlmToolCall[] =>
  calls.map(({ id, name, arguments: written }) => {
    const own = id === '' || taken.has(id) ? newId() : id;
    taken.add(own);
    // A call without arguments may come as no text at all, which is not JSON.
    return { id: own, name, arguments: written.trim() === '' ? '{}' : written };
  });

/** Nine letters and digits: the only form that Mistral's servers take back. */
const newId = (): string => randomBytes(5).toString('hex').slice(0, 9);

import { randomBytes } from 'node:crypto';
import type { LlmReply, LlmToolCall, LlmUsage } from '../provider.js';
import { countIn, fieldsOf, type Fields } from './loose-json.js';
import type { WrittenCall } from './tool-call-deltas.js';
import type { WrittenReply } from './written-reply.js';

/** What a server gave with a message, and wants back with it. */
export interface GivenMessage {
  readonly text: string;
  readonly parts: WrittenReply['parts'];
  readonly beside: Fields;
  readonly calls: readonly Omit<WrittenCall, 'name' | 'arguments'>[];
}

/** The reply in our own words. @param origin see {@link GivenReply} */
export const replyOf = (written: WrittenReply, origin: string): LlmReply => {
  const { text, parts, beside, refusal } = written;
  const toolCalls = callsOf(written.calls);
  const calls = written.calls.map(({ beside: more, inside }, at) => ({
    id: toolCalls[at]?.id ?? newId(),
    beside: more,
    inside,
  }));
  const given: GivenMessage = { text, parts, beside, calls };
  return {
    text,
    toolCalls,
    stop: stopOf(written, toolCalls),
    ...(refusal !== '' && { why: refusal }),
    usage: usageOf(written.usage),
    given: { origin, value: given },
  };
};

const stopOf = ({ finish, refusal }: WrittenReply, toolCalls: readonly LlmToolCall[]): LlmReply['stop'] => {
  if (refusal !== '') return 'refusal';
  if (finish === 'content_filter') return 'filtered';
  if (finish === 'length' || finish === 'model_length') return 'length';
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

/** Ids must tell the calls of a reply apart, which some servers do not see to. */
const callsOf = (calls: readonly WrittenCall[]): readonly LlmToolCall[] => {
  const taken = new Set<string>();
  return calls.map(({ id, name, arguments: written }) => {
    const own = id === '' || taken.has(id) ? newId() : id;
    taken.add(own);
    // A call without arguments may come as no text at all, which is not JSON.
    return { id: own, name, arguments: written.trim() === '' ? '{}' : written };
  });
};

/** Nine letters and digits: the only form that Mistral's servers take back. */
const newId = (): string => randomBytes(5).toString('hex').slice(0, 9);

import type { ContentBlockParam, TextBlockParam } from '@anthropic-ai/sdk/resources/messages';
import type { LlmMessage, LlmRequest, LlmToolCall } from '../provider.js';
import { toolName } from '../tool-name.js';
import { callId } from './identifiers.js';
import { thinkingBefore, type Thinking } from './thinking.js';

/** One turn of the API: user and assistant alternate. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: ContentBlockParam[];
}

/** The thinking that belongs before a call of an id. */
type ThinkingOf = (id: string) => readonly Thinking[];

/**
 * The conversation without its system messages. All results of one assistant turn come in one user turn, before any
 * text; empty texts, which the API rejects, are left out.
 */
export const turnsOf = (
  { messages, signatures }: Pick<LlmRequest, 'messages' | 'signatures'>,
  model: string,
): readonly Turn[] => {
  const thinkingOf: ThinkingOf = (id) => thinkingBefore(id, signatures, model);
  const turns: Turn[] = [];
  for (const message of messages.value) {
    if (message.role === 'system') continue;
    const role = message.role === 'assistant' ? 'assistant' : 'user';
    const blocks = blocksOf(message, thinkingOf);
    if (blocks.length === 0) continue;
    const last = turns.at(-1);
    if (last?.role === role) last.content.push(...blocks);
    else turns.push({ role, content: [...blocks] });
  }
  return turns.map((turn) =>
    turn.role === 'user' ? { ...turn, content: resultsFirst(turn.content) } : turn,
  );
};

/** A text as the API takes it: none when there is nothing to read in it. */
export const textBlocks = (text: string | null): readonly TextBlockParam[] =>
  text === null || text.trim() === '' ? [] : [{ type: 'text', text }];

const resultsFirst = (blocks: readonly ContentBlockParam[]): ContentBlockParam[] => [
  ...blocks.filter(({ type }) => type === 'tool_result'),
  ...blocks.filter(({ type }) => type !== 'tool_result'),
];

const blocksOf = (message: LlmMessage, thinkingOf: ThinkingOf): readonly ContentBlockParam[] => {
  switch (message.role) {
    case 'system':
    case 'user':
      return textBlocks(message.text);
    case 'tool':
      return [resultOf(message.callId, textBlocks(message.text))];
    case 'assistant':
      return assistantBlocks(message.text, message.toolCalls, thinkingOf);
  }
};

/** A result may be empty, but an empty text may not be in it. */
const resultOf = (id: string, content: readonly TextBlockParam[]): ContentBlockParam => ({
  type: 'tool_result',
  tool_use_id: callId(id),
  ...(content.length > 0 && { content: [...content] }),
});

/** In the order the model writes: its thinking, its text, its calls. */
const assistantBlocks = (
  text: string | null,
  calls: readonly LlmToolCall[],
  thinkingOf: ThinkingOf,
): readonly ContentBlockParam[] => {
  const [first, ...others] = calls;
  if (first === undefined) return textBlocks(text);
  return [
    ...thinkingOf(first.id),
    ...textBlocks(text),
    useOf(first),
    ...others.flatMap((call) => [...thinkingOf(call.id), useOf(call)]),
  ];
};

const useOf = ({ id, name, arguments: text }: LlmToolCall): ContentBlockParam => ({
  type: 'tool_use',
  id: callId(id),
  name: toolName(name),
  input: inputOf(text),
});

/**
 * The API takes objects only. What a model wrote instead is shown back to it under the key that Anthropic's
 * documentation uses for that.
 */
const inputOf = (text: string): Readonly<Record<string, unknown>> => {
  if (text.trim() === '') return {};
  try {
    const input: unknown = JSON.parse(text);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input };
  } catch {
    // No JSON at all is shown back in the same way.
  }
  return { INVALID_JSON: text };
};

import type { ContentBlockParam, TextBlockParam } from '@anthropic-ai/sdk/resources/messages';
import { givenBy, ownIds } from '../given-replies.js';
import type { LlmMessage, LlmRequest, LlmToolCall } from '../provider.js';
import { toolName } from '../tool-name.js';
import { callId } from './identifiers.js';
import type { GivenBlock } from './reply-draft.js';
import { inputOf } from './tool-input.js';

/** One turn of the API: user and assistant alternate. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: ContentBlockParam[];
}

/** What the API gave with a reply: its blocks, in its order. */
export interface GivenBlocks {
  readonly text: string;
  readonly blocks: readonly GivenBlock[];
}

type AssistantMessage = Extract<LlmMessage, { readonly role: 'assistant' }>;

/**
 * The conversation without its system messages. All results of one assistant turn come in one user turn, before any
 * text; empty texts, which the API rejects, are left out. A reply that this model gave goes back block by block: its
 * thinking is signed, and refused when it or what stands around it changed.
 * @param origin of replies whose blocks go back; `null`: none do
 */
export const turnsOf = (
  request: Pick<LlmRequest, 'messages' | 'given'>,
  origin: string | null,
): readonly Turn[] => {
  const messages = request.messages.value;
  const givenAt = origin === null ? (): null => null : givenBy<GivenBlocks>(request, origin);
  const ids = ownIds(messages, (at) => usesIn(givenAt(at)?.blocks ?? []).map(({ id }) => String(id)));
  const turns: Turn[] = [];
  for (const [at, message] of messages.entries()) {
    if (message.role === 'system') continue;
    const role = message.role === 'assistant' ? 'assistant' : 'user';
    const blocks = blocksOf(message, givenAt(at), ids);
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

/** Whether each reply that called tools came with its thinking, which a model that thinks by a budget insists on. */
export const thoughtThroughout = (
  request: Pick<LlmRequest, 'messages' | 'given'>,
  origin: string,
): boolean => {
  const givenAt = givenBy<GivenBlocks>(request, origin);
  return request.messages.value.every(
    (message, at) =>
      message.role !== 'assistant' ||
      message.toolCalls.length === 0 ||
      (givenAt(at)?.blocks[0]?.type ?? '').endsWith('thinking'),
  );
};

const usesIn = (blocks: readonly GivenBlock[]): readonly GivenBlock[] =>
  blocks.filter(({ type }) => type === 'tool_use');

const resultsFirst = (blocks: readonly ContentBlockParam[]): ContentBlockParam[] => [
  ...blocks.filter(({ type }) => type === 'tool_result'),
  ...blocks.filter(({ type }) => type !== 'tool_result'),
];

const blocksOf = (
  message: LlmMessage,
  given: GivenBlocks | null,
  ids: ReadonlyMap<string, string>,
): readonly ContentBlockParam[] => {
  switch (message.role) {
    case 'system':
    case 'user':
      return textBlocks(message.text);
    case 'tool':
      return [resultOf(ids.get(message.callId) ?? message.callId, textBlocks(message.text))];
    case 'assistant': {
      const whole = given !== null && usesIn(given.blocks).length === message.toolCalls.length;
      return whole
        ? givenBack(message, given)
        : [...textBlocks(message.text), ...message.toolCalls.map(useOf)];
    }
  }
};

/** A result may be empty, but an empty text may not be in it. */
const resultOf = (id: string, content: readonly TextBlockParam[]): ContentBlockParam => ({
  type: 'tool_result',
  tool_use_id: callId(id),
  ...(content.length > 0 && { content: [...content] }),
});

/** The blocks as they were given; words and arguments as the conversation has them, should masking have changed them. */
const givenBack = (
  { text, toolCalls }: AssistantMessage,
  { text: said, blocks }: GivenBlocks,
): ContentBlockParam[] => {
  const uses = usesIn(blocks);
  const sameText = said.trim() === (text ?? '').trim();
  const words = blocks.find(({ type }) => type === 'text');
  return blocks.flatMap((block): readonly ContentBlockParam[] => {
    const call = toolCalls[uses.indexOf(block)];
    if (call !== undefined) return [{ ...block, ...useOf({ ...call, id: String(block['id']) }) }];
    if (block.type === 'text' && !sameText) return block === words ? textBlocks(text) : [];
    // `as`: what the API gave goes back as it is, and no type knows all of it.
    return [block as unknown as ContentBlockParam];
  });
};

const useOf = ({ id, name, arguments: text }: LlmToolCall): ContentBlockParam => ({
  type: 'tool_use',
  id: callId(id),
  name: toolName(name),
  input: inputOf(text),
});

import { createHash } from 'node:crypto';
import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import { givenBy, ownIds } from '../given-replies.js';
import type { LlmMessage, LlmRequest, LlmToolCall } from '../provider.js';
import { isJsonObject, type Fields } from './loose-json.js';
import type { GivenMessage } from './reply.js';

type Message = ChatCompletionCreateParams['messages'][number];
type AssistantMessage = Extract<LlmMessage, { readonly role: 'assistant' }>;
type Conversation = Pick<LlmRequest, 'messages' | 'given'>;

/** Which fields of replies a server takes back, where it is not all that it gave. */
export interface ReplyFields {
  /** Those that it gives but does not take. */
  readonly dropped: readonly string[];
  /** Those that it asks of every reply, also of one that it did not give. */
  readonly filled: readonly string[];
}

/** The messages of a conversation, each reply as the server gave it where it did. */
export const chatMessages = (
  request: Conversation,
  origin: string,
  fields: ReplyFields,
): readonly Message[] => {
  const messages = request.messages.value;
  const givenAt = givenBy<GivenMessage>(request, origin);
  const ids = ownIds(messages, (at) => (givenAt(at)?.calls ?? []).map(({ id }) => id));
  return messages.map((message, at) => {
    switch (message.role) {
      case 'system':
      case 'user':
        return { role: message.role, content: message.text };
      case 'tool':
        return {
          role: 'tool',
          tool_call_id: ids.get(message.callId) ?? ourId(message.callId),
          content: message.text,
        };
      case 'assistant':
        return replyMessage(message, givenAt(at), fields);
    }
  });
};

/** Names of what the server gave with replies of this conversation, and would get back. */
export const fieldsGiven = (request: Conversation, origin: string): readonly string[] => {
  const givenAt = givenBy<GivenMessage>(request, origin);
  const names = request.messages.value.flatMap((_, at) => {
    const given = givenAt(at);
    if (given === null) return [];
    const inCalls = given.calls.flatMap(({ beside, inside }) => Object.keys({ ...beside, ...inside }));
    return [...Object.keys(given.beside), ...inCalls];
  });
  return [...new Set(names)];
};

const replyMessage = (
  { text, toolCalls }: AssistantMessage,
  given: GivenMessage | null,
  fields: ReplyFields,
): Message => {
  const same = given !== null && given.text.trim() === (text ?? '').trim();
  const content = same && given.parts !== null ? given.parts : (text ?? (toolCalls.length > 0 ? null : ''));
  const own = given?.calls.length === toolCalls.length ? given.calls : [];
  const filled = Object.fromEntries(fields.filled.map((name) => [name, '']));
  const message = {
    ...filled,
    ...without(given?.beside ?? {}, fields.dropped),
    role: 'assistant',
    content,
    ...(toolCalls.length > 0 && {
      tool_calls: toolCalls.map((call, at) => callMessage(call, own[at], fields.dropped)),
    }),
  };
  // `as`: what stands beside the protocol's own fields is the server's, and no type knows it.
  return message as Message;
};

const callMessage = (
  { id, name, arguments: text }: LlmToolCall,
  own: GivenMessage['calls'][number] | undefined,
  dropped: readonly string[],
) => ({
  ...without(own?.beside ?? {}, dropped),
  id: own?.id ?? ourId(id),
  type: 'function' as const,
  function: { ...without(own?.inside ?? {}, dropped), name, arguments: sendable(text) },
});

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** Nine letters and digits: the only form that Mistral's servers take. The same id always becomes the same one. */
const ourId = (id: string): string =>
  /^[a-z\d]{9}$/i.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 9);

/** vLLM and Ollama parse the arguments of earlier calls, and reject the conversation when one is not JSON. */
const sendable = (text: string): string => (isJsonObject(text) ? text : JSON.stringify({ unreadable: text }));

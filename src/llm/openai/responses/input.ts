import type { ResponseCreateParams, ResponseInputItem } from 'openai/resources/responses/responses';
import { givenBy, ownIds } from '../../given-replies.js';
import type { LlmMessage, LlmRequest } from '../../provider.js';
import { fieldsOf, isJsonObject, itemsOf, textIn, type Fields } from '../loose-json.js';

/** What the server gave with a reply: its output, item by item in its order. */
export interface GivenItems {
  readonly text: string;
  readonly items: readonly Fields[];
}

type AssistantMessage = Extract<LlmMessage, { readonly role: 'assistant' }>;

/** The texts above the conversation; they begin every prompt alike. */
export const instructionsOf = (messages: readonly LlmMessage[]): string =>
  messages.flatMap((message) => (message.role === 'system' ? [message.text] : [])).join('\n\n');

/** The conversation as items: each reply as the server gave it, reasoning before the calls that came of it. */
export const inputOf = (
  request: Pick<LlmRequest, 'messages' | 'given'>,
  origin: string,
): NonNullable<ResponseCreateParams['input']> => {
  const messages = request.messages.value;
  const givenAt = givenBy<GivenItems>(request, origin);
  const ids = ownIds(messages, (at) =>
    callsIn(givenAt(at)?.items ?? []).map((call) => textIn(call['call_id'])),
  );
  const items = messages.flatMap((message, at): readonly Fields[] => {
    switch (message.role) {
      case 'system':
        return [];
      case 'user':
        return [{ role: 'user', content: message.text }];
      case 'tool':
        return [
          {
            type: 'function_call_output',
            call_id: ids.get(message.callId) ?? message.callId,
            output: message.text,
          },
        ];
      case 'assistant':
        return replyItems(message, givenAt(at));
    }
  });
  // `as`: what the server gave goes back as it is, and no type knows all of it.
  return items as unknown as ResponseInputItem[];
};

/** The calls of a reply. */
export const callsIn = (items: readonly Fields[]): readonly Fields[] =>
  items.filter((item) => item['type'] === 'function_call');

const replyItems = (message: AssistantMessage, given: GivenItems | null): readonly Fields[] => {
  const { text, toolCalls } = message;
  const calls = callsIn(given?.items ?? []);
  if (given === null || calls.length !== toolCalls.length) return plainItems(message);
  const sameText = given.text.trim() === (text ?? '').trim();
  let worded = false;
  return given.items.flatMap((item): readonly Fields[] => {
    if (item['type'] === 'function_call') {
      const call = toolCalls[calls.indexOf(item)];
      return call === undefined ? [] : [{ ...item, name: call.name, arguments: sendable(call.arguments) }];
    }
    if (item['type'] !== 'message' || sameText) return [item];
    // The words were changed on the way, by masking: they stand in the first message, and once.
    if (worded || text === null) return [];
    worded = true;
    return [withText(item, text)];
  });
};

const plainItems = ({ text, toolCalls }: AssistantMessage): readonly Fields[] => [
  ...(text === null || text === '' ? [] : [{ role: 'assistant', content: text }]),
  ...toolCalls.map(({ id, name, arguments: written }) => ({
    type: 'function_call',
    call_id: id,
    name,
    arguments: sendable(written),
  })),
];

const withText = (item: Fields, text: string): Fields => {
  const [first] = itemsOf(item['content']);
  return { ...item, content: [{ ...fieldsOf(first), text }] };
};

const sendable = (text: string): string => (isJsonObject(text) ? text : JSON.stringify({ unreadable: text }));

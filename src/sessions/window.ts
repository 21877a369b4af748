import type { ConversationMessage } from './conversation-message.js';

/** Where the window begins: at the first message of the user among the last `size`. */
const cut = (messages: readonly ConversationMessage[], size: number): readonly ConversationMessage[] => {
  const tail = messages.slice(-size);
  const first = tail.findIndex(({ role }) => role === 'user');
  if (first !== -1) return tail.slice(first);
  // The newest turn alone is longer than the window: its question, and the end of the work on it.
  const question = messages.findLast(({ role }) => role === 'user');
  if (question === undefined) return [];
  const rest = size > 1 ? messages.slice(1 - size) : [];
  const call = rest.findIndex(({ role }) => role === 'assistant');
  return call === -1 ? [question] : [question, ...rest.slice(call)];
};

type AssistantMessage = Extract<ConversationMessage, { role: 'assistant' }>;

/** A message of the model with its results, without calls that have none and results that nobody called for. */
const paired = (
  message: AssistantMessage,
  following: readonly ConversationMessage[],
): readonly ConversationMessage[] => {
  const end = following.findIndex(({ role }) => role !== 'tool');
  const results = (end === -1 ? following : following.slice(0, end)).filter(
    (result) => result.role === 'tool',
  );
  const calls = message.toolCalls.filter(({ id }) => results.some(({ callId }) => callId === id));
  if (calls.length === 0 && message.text === null) return [];
  return [
    { ...message, toolCalls: calls },
    ...calls.flatMap(({ id }) => results.find(({ callId }) => callId === id) ?? []),
  ];
};

/**
 * The end of a conversation that a model can be shown: at most `size` messages (at least 1), the first one the user's,
 * every call of a tool with its result directly after it. Providers refuse a history that breaks this. Of a turn that is
 * itself longer, the question stays, and as much of its end as fits.
 */
export const windowOf = (
  messages: readonly ConversationMessage[],
  size: number,
): readonly ConversationMessage[] => {
  const shown = cut(messages, size);
  return shown.flatMap((message, index) => {
    switch (message.role) {
      case 'user':
        return [message];
      case 'assistant':
        return paired(message, shown.slice(index + 1));
      case 'tool':
        return []; // stands with its call
    }
  });
};

import type { ConversationMessage } from '../sessions/conversation-message.js';

const lengthOf = (message: ConversationMessage): number =>
  (message.text?.length ?? 0) +
  (message.role === 'assistant'
    ? message.toolCalls.reduce((sum, call) => sum + call.name.length + call.arguments.length, 0)
    : 0);

/** The newest whole turns that fit: a turn is a question with all that followed it. */
export const fittingTurns = (
  messages: readonly ConversationMessage[],
  maxCharacters: number,
): readonly ConversationMessage[] => {
  let room = maxCharacters;
  let from = messages.length;
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const message = messages[at];
    if (message === undefined) break;
    room -= lengthOf(message);
    if (room < 0) break;
    if (message.role === 'user') from = at;
  }
  return messages.slice(from);
};

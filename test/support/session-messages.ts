import type { ConversationMessage } from '../../src/sessions/conversation-message.js';
import type { Masked } from '../../src/masking/index.js';
import { PlainMasker } from './plain-masker.js';

const masker = new PlainMasker();

/** As if it had been masked. */
export const masked = <T>(value: T): Masked<T> => masker.mask(value);

/** A question and its answer. */
export const turn = (question: string, answer: string): Masked<readonly ConversationMessage[]> =>
  masked([
    { role: 'user', text: question },
    { role: 'assistant', text: answer, toolCalls: [] },
  ]);

export const textsOf = (messages: readonly ConversationMessage[]): readonly (string | null)[] =>
  messages.map(({ text }) => text);

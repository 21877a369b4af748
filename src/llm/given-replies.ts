import type { LlmMessage, LlmRequest } from './provider.js';

/** What an adapter gave with the reply at a place of the conversation; `null` where another gave it, or nothing was. */
export type GivenAt<Value> = (at: number) => Value | null;

/**
 * Reads what an adapter gave with earlier replies.
 * @param origin as the adapter writes it for its protocol and model
 */
export const givenBy =
  <Value>({ given }: Pick<LlmRequest, 'given'>, origin: string): GivenAt<Value> =>
  (at) => {
    const found = given?.get(at);
    // `as`: values of an origin are written by the adapter of that origin alone, in this process.
    return found?.origin === origin ? (found.value as Value) : null;
  };

/**
 * The provider's own ids of the calls in a conversation, by the ids that the conversation has for them.
 * @param idsAt those of the reply at a place, one a call; none where they are not known
 */
export const ownIds = (
  messages: readonly LlmMessage[],
  idsAt: (at: number) => readonly string[],
): ReadonlyMap<string, string> =>
  new Map(
    messages.flatMap((message, at) => {
      if (message.role !== 'assistant') return [];
      const ids = idsAt(at);
      if (ids.length !== message.toolCalls.length) return [];
      return message.toolCalls.map(({ id }, call) => [id, ids[call] ?? id] as const);
    }),
  );

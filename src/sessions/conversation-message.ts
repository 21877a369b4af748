/** What a person, or the service for one, says to the model. */
export interface UserMessage {
  readonly role: 'user';
  readonly text: string;
}

/** One message of a conversation as it is kept: what the model saw and said, masked. */
export type ConversationMessage =
  | UserMessage
  | {
      readonly role: 'assistant';
      readonly text: string | null;
      readonly toolCalls: readonly {
        readonly id: string;
        readonly name: string;
        /** JSON text. */
        readonly arguments: string;
      }[];
    }
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly text: string };

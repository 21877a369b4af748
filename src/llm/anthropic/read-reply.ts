import { ReplyDraft, type DraftedReply } from './reply-draft.js';

/** The SDK's stream: events of the server without pings. */
export interface EventStream extends AsyncIterable<unknown> {
  readonly controller: AbortController;
}

/** The end of the body comes with the last event; a server that keeps the connection open is not waited for. */
const MAX_REST_MS = 500;

/**
 * Reads a streamed reply to its last event, and the body to its end, which keeps the connection for the next call.
 * @throws {LlmError} `malformed` when it is not the protocol, `transient` when it ends too early
 */
export const readReply = async (stream: EventStream): Promise<DraftedReply> => {
  const draft = new ReplyDraft();
  let rest: NodeJS.Timeout | undefined;
  try {
    for await (const event of stream) {
      if (draft.complete) continue;
      draft.take(event);
      if (draft.complete) rest = setTimeout(() => stream.controller.abort(), MAX_REST_MS);
    }
  } catch (error) {
    if (!draft.complete) throw error;
  } finally {
    clearTimeout(rest);
  }
  return draft.drafted();
};

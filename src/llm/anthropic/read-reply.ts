import { types } from 'node:util';
import { LlmError } from '../failure.js';
import { ReplyDraft, type DraftedReply } from './reply-draft.js';

/** The SDK's stream: events of the server without pings. */
export interface EventStream extends AsyncIterable<unknown> {
  readonly controller: AbortController;
}

/** The end of the body comes with the last event; a server that keeps the connection open is not waited for. */
const MAX_REST_MS = 500;

/** What decoders of bytes throw has no class of its own: the stream was cut, or is of something else. */
const unreadable = (error: unknown): unknown =>
  types.isNativeError(error) && error.name === 'Error' && !('status' in error) && !(error instanceof LlmError)
    ? new LlmError('transient', `the stream of the model cannot be read: ${error.message}`, { cause: error })
    : error;

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
    if (!draft.complete) throw unreadable(error);
  } finally {
    clearTimeout(rest);
  }
  return draft.drafted();
};

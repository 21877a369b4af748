import type { LlmReply, LlmRequest } from '../provider.js';
import type { Connection } from './connection.js';

/** What one call needs beside its request. */
export interface WireCall {
  readonly connection: Connection;
  readonly signal: AbortSignal;
  /** Whether a rejection of the form is not to be overcome, but thrown. */
  readonly gives: (error: unknown) => boolean;
}

/** One of OpenAI's protocols, with what is known of how a server speaks it. */
export interface Wire {
  /** @throws the SDK's errors, or {@link LlmError} where the answer is not the protocol's */
  ask(request: LlmRequest, call: WireCall): Promise<LlmReply>;
}

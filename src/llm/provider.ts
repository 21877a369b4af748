import type { ProviderId } from '../config/providers.js';
import type { Masked } from '../masking/index.js';

/** One turn of the conversation as the model sees it; the same for every provider. */
export type LlmMessage =
  | { readonly role: 'system'; readonly text: string }
  | { readonly role: 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string | null; readonly toolCalls: readonly LlmToolCall[] }
  | {
      readonly role: 'tool';
      readonly callId: string;
      /** Name of the tool that was called. */
      readonly name: string;
      readonly text: string;
    };

/**
 * What a reply held beyond words and calls: reasoning, signatures, the provider's own ids of its calls. The adapter that
 * read the reply wants it back with it, unchanged.
 */
export interface GivenReply {
  /** Which adapter, protocol and model gave it. No other reads it. */
  readonly origin: string;
  /** Opaque and not masked: it goes back to where it came from, and nowhere else. */
  readonly value: unknown;
}

export interface LlmToolCall {
  /** Unique within the conversation; made up by the adapter where the provider gives none. */
  readonly id: string;
  readonly name: string;
  /** JSON text as the model wrote it. */
  readonly arguments: string;
}

export interface LlmTool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of the parameters. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface LlmRequest {
  /** One system message first, then user, assistant and tool messages. */
  readonly messages: Masked<readonly LlmMessage[]>;
  /** By the place in `messages` of the reply that each belongs to; absent when there are none. */
  readonly given?: ReadonlyMap<number, GivenReply>;
  readonly tools: readonly LlmTool[];
  /** `none`: the tools are shown, so that the prompt stays the same and cached, but must not be called. */
  readonly toolChoice: 'auto' | 'none';
  /** JSON schema the final answer must follow; `null` for free text. */
  readonly answerSchema: Readonly<Record<string, unknown>> | null;
  readonly maxOutputTokens: number;
}

export interface LlmUsage {
  /** All tokens of the prompt, those that were read from or written to a cache included. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Those of `inputTokens` that the provider read from its cache. */
  readonly cachedTokens: number;
}

export interface LlmReply {
  /** The model's text; unmasked, `''` when it only called tools. */
  readonly text: string;
  readonly toolCalls: readonly LlmToolCall[];
  /** `filtered`: a filter of the provider cut the answer; `refusal`: the model itself declined. */
  readonly stop: 'end' | 'tool-calls' | 'length' | 'refusal' | 'filtered';
  /** The provider's own words on a `refusal` or `filtered`, where it has some; unmasked. */
  readonly why?: string;
  readonly usage: LlmUsage;
  readonly given?: GivenReply;
}

/** What bounds one call, and who watches that it is alive. */
export interface LlmCall {
  readonly signal: AbortSignal;
  /** To be called with every sign of life: bytes, events, headers. */
  readonly alive: () => void;
}

/**
 * What a cheap call says about the credentials and the model's name. `not-offered`: the server has no such call, so only
 * a real one can tell. `unknown`: it could not be asked now.
 */
export type ProbeOutcome = 'accepted' | 'refused' | 'not-offered' | 'unknown';

/**
 * One model provider, thin: translates one request and one streamed reply, classifies failures, loads its SDK with the
 * first call. Retries nothing; timeouts, retry and failover lie above it.
 */
export interface LlmProvider {
  readonly id: ProviderId;
  readonly model: string;
  /**
   * @throws {LlmError} for every failure; kind `cancelled` when the signal was aborted, whatever the reason
   */
  complete(request: LlmRequest, call: LlmCall): Promise<LlmReply>;
  /** Asks, without spending tokens, whether the key and the model are accepted. Never throws. */
  probe(signal: AbortSignal): Promise<ProbeOutcome>;
}

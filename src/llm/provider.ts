import type { Masked } from '../masking/index.js';

/** One turn of the conversation as the model sees it. */
export type LlmMessage =
  | { readonly role: 'system' | 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string | null; readonly toolCalls: readonly LlmToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly text: string };

export interface LlmToolCall {
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
  readonly messages: Masked<readonly LlmMessage[]>;
  readonly tools: readonly LlmTool[];
  /** JSON schema the final answer must follow; `null` for free text. */
  readonly answerSchema: Readonly<Record<string, unknown>> | null;
  readonly maxOutputTokens: number;
}

export interface LlmUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
}

export interface LlmReply {
  /** The model's text; unmasked, `''` when it only called tools. */
  readonly text: string;
  readonly toolCalls: readonly LlmToolCall[];
  readonly stop: 'end' | 'tool-calls' | 'length' | 'refusal';
  readonly usage: LlmUsage;
}

/** Issue names of contract 8.4. */
export type LlmIssue =
  | 'not_configured'
  | 'empty_response'
  | 'llm_auth'
  | 'llm_rate_limit'
  | 'llm_timeout'
  | 'llm_bad_request'
  | 'llm_unavailable'
  | 'llm_truncated'
  | 'deadline'
  | 'cancelled'
  | 'unknown';

/** A call to the model failed. Classified once, here. */
export class LlmError extends Error {
  override readonly name = 'LlmError';
  constructor(
    readonly issue: LlmIssue,
    message: string,
    readonly options: {
      /** Whether the same call may succeed later. */
      readonly transient: boolean;
      /** The provider's own delay, in ms, when it named one. */
      readonly retryAfterMs?: number;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
  }
}

/**
 * What a cheap call says about the credentials and the model's name. `not-offered`: the server has no such call, so only
 * a real one can tell. `unknown`: it could not be asked now.
 */
export type ProbeOutcome = 'accepted' | 'refused' | 'not-offered' | 'unknown';

/** One model provider. Answers one request without retrying; retry and failover lie above it. */
export interface LlmProvider {
  readonly id: 'openai' | 'anthropic' | 'gemini';
  readonly model: string;
  /**
   * @throws {LlmError} for every failure; issue `cancelled` when `signal` was aborted, whatever the reason
   */
  complete(request: LlmRequest, signal: AbortSignal): Promise<LlmReply>;
  /** Asks, without spending tokens, whether the key and the model are accepted. Never throws. */
  probe(signal: AbortSignal): Promise<ProbeOutcome>;
}

/** DI token of the provider that the settings select; `null` when it has no key or no adapter. */
export const LLM_PROVIDER = Symbol('LLM_PROVIDER');

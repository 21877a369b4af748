/** A call of a tool as the model writes it. */
export interface ModelToolCall {
  readonly id?: string;
  readonly name: string;
  /** JSON text. */
  readonly arguments: string;
}

/** What the model answers. */
export interface ModelAnswer {
  /** The message's content; `null` for none. */
  readonly text: string | null;
  /** `tool_calls` when there are some, else `stop`, unless said. */
  readonly finish?: 'stop' | 'length' | 'content_filter' | 'tool_calls';
  readonly refusal?: string;
  /** Several are called in parallel. */
  readonly toolCalls?: readonly ModelToolCall[];
}

/** The same with all its parts. */
export interface ModelMessage {
  readonly text: string | null;
  readonly refusal: string | null;
  readonly toolCalls: readonly ModelToolCall[];
  readonly finish: string;
}

/** What each answer costs. */
export const USAGE = {
  prompt_tokens: 120,
  completion_tokens: 40,
  total_tokens: 160,
  prompt_tokens_details: { cached_tokens: 20 },
} as const;

export const messageOf = ({ text, refusal, toolCalls = [], finish }: ModelAnswer): ModelMessage => ({
  text,
  refusal: refusal ?? null,
  toolCalls,
  finish: finish ?? (toolCalls.length > 0 ? 'tool_calls' : 'stop'),
});

/** The whole answer of OpenAI's protocol, not streamed. */
export const completion = (model: string, { text, refusal, toolCalls, finish }: ModelMessage): unknown => {
  const calls = toolCalls.map(({ id, ...called }) => ({ id, type: 'function', function: called }));
  const message = {
    role: 'assistant',
    content: text,
    refusal,
    ...(calls.length > 0 && { tool_calls: calls }),
  };
  return {
    id: 'chatcmpl-test',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [{ index: 0, finish_reason: finish, logprobs: null, message }],
    usage: USAGE,
  };
};

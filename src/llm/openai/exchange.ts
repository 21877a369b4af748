import type {
  ChatCompletion,
  ChatCompletionCreateParamsNonStreaming,
} from 'openai/resources/chat/completions';
import { LlmError } from '../failure.js';
import type { LlmMessage, LlmReply, LlmRequest, LlmToolCall } from '../provider.js';
import type { Dialect } from './dialect.js';

type Params = ChatCompletionCreateParamsNonStreaming;

/** The request in the words of the chat completions API. Temperature is never set (contract 8.1). */
export const paramsOf = (request: LlmRequest, model: string, dialect: Dialect): Params => ({
  model,
  messages: request.messages.value.map(messageOf),
  [dialect.outputLimit]: request.maxOutputTokens,
  ...(request.tools.length > 0 && {
    tools: request.tools.map(({ name, description, parameters }) => ({
      type: 'function' as const,
      function: { name, description, parameters: { ...parameters } },
    })),
    tool_choice: request.toolChoice,
  }),
  ...formatOf(request, dialect),
});

const formatOf = (request: LlmRequest, dialect: Dialect): Pick<Params, 'response_format'> => {
  if (request.answerSchema === null || dialect.answerFormat === 'text') return {};
  if (dialect.answerFormat === 'json_object') return { response_format: { type: 'json_object' } };
  const schema = { ...request.answerSchema };
  return { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } };
};

const messageOf = (message: LlmMessage): Params['messages'][number] => {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.text };
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.text };
    case 'assistant':
      return {
        role: 'assistant',
        content: message.text,
        ...(message.toolCalls.length > 0 && {
          tool_calls: message.toolCalls.map(({ id, name, arguments: text }) => ({
            id,
            type: 'function' as const,
            function: { name, arguments: text },
          })),
        }),
      };
  }
};

/** Compatible servers leave out what OpenAI always sends. */
type LooseChoice = {
  readonly finish_reason?: string | null;
  readonly message?: {
    readonly content?: string | null;
    readonly refusal?: string | null;
    readonly tool_calls?: ChatCompletion['choices'][number]['message']['tool_calls'] | null;
  };
};

/**
 * Reads the server's answer.
 * @throws {LlmError} `llm_unavailable` when it is not the protocol's
 */
export const replyOf = (completion: ChatCompletion): LlmReply => {
  const choices: readonly LooseChoice[] | undefined =
    typeof completion === 'object' && completion !== null ? completion.choices : undefined;
  const choice = Array.isArray(choices) ? (choices as readonly LooseChoice[])[0] : undefined;
  if (choice?.message === undefined) {
    throw new LlmError('malformed', 'the answer is not a chat completion');
  }
  const { usage } = completion;
  const toolCalls = toolCallsOf(choice);
  return {
    text: typeof choice.message.content === 'string' ? choice.message.content : '',
    toolCalls,
    stop: stopOf(choice, toolCalls),
    usage: {
      inputTokens: usage?.prompt_tokens ?? 0,
      outputTokens: usage?.completion_tokens ?? 0,
      cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    },
  };
};

const toolCallsOf = (choice: LooseChoice): readonly LlmToolCall[] =>
  (choice.message?.tool_calls ?? []).flatMap((call) =>
    call.type === 'function'
      ? [{ id: call.id, name: call.function.name, arguments: call.function.arguments }]
      : [],
  );

const stopOf = (choice: LooseChoice, toolCalls: readonly LlmToolCall[]): LlmReply['stop'] => {
  const refusal = choice.message?.refusal ?? '';
  if (choice.finish_reason === 'content_filter' || refusal !== '') return 'refusal';
  if (choice.finish_reason === 'length') return 'length';
  return toolCalls.length > 0 ? 'tool-calls' : 'end';
};

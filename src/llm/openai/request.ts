import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import type { LlmRequest, LlmTool } from '../provider.js';
import { chatMessages } from './chat-messages.js';
import { sendsFormat, showsTools, type Dialect } from './dialect.js';
import { PROMPT_CACHE_KEY } from './prompt-cache-key.js';

/** Which model is asked, and for how much. */
export interface Asked {
  readonly model: string;
  /** See {@link GivenReply}. */
  readonly origin: string;
  /** Longest output, thoughts included, in tokens. */
  readonly outputTokens: number;
}

type Params = ChatCompletionCreateParams;

/** The request in the words of the chat completions API. Temperature is never set (docs/model.md "Providers"). */
export const paramsOf = (
  request: LlmRequest,
  { model, origin, outputTokens }: Asked,
  dialect: Dialect,
): Params => ({
  model,
  messages: [...chatMessages(request, origin, dialect)],
  [dialect.outputLimit]: outputTokens,
  ...(dialect.effort !== null && { reasoning_effort: dialect.effort }),
  ...(dialect.cacheKey && { prompt_cache_key: PROMPT_CACHE_KEY }),
  ...(showsTools(dialect, request) && {
    tools: request.tools.map(toolOf),
    // `auto` is what servers do by themselves, and not all of them know the parameter.
    ...(request.toolChoice === 'none' && { tool_choice: 'none' }),
  }),
  ...(sendsFormat(dialect, request) && formatOf(request, dialect)),
  ...(dialect.stream && {
    stream: true,
    ...(dialect.streamUsage && { stream_options: { include_usage: true } }),
  }),
});

const toolOf = ({ name, description, parameters }: LlmTool) => ({
  type: 'function' as const,
  function: { name, description, parameters: { ...parameters } },
});

const formatOf = ({ answerSchema }: LlmRequest, { answerFormat }: Dialect): Pick<Params, 'response_format'> =>
  answerFormat === 'json_object'
    ? { response_format: { type: 'json_object' } }
    : {
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'answer', strict: true, schema: { ...answerSchema } },
        },
      };

import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import type { LlmMessage, LlmRequest, LlmTool } from '../provider.js';
import { sendsFormat, showsTools, type Dialect } from './dialect.js';
import { isJsonObject } from './loose-json.js';

type Params = ChatCompletionCreateParams;

/** The request in the words of the chat completions API. Temperature is never set (docs/model.md "Providers"). */
export const paramsOf = (request: LlmRequest, model: string, dialect: Dialect): Params => ({
  model,
  messages: request.messages.value.map(messageOf),
  [dialect.outputLimit]: request.maxOutputTokens,
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

const messageOf = (message: LlmMessage): Params['messages'][number] => {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.text };
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.text };
    case 'assistant':
      if (message.toolCalls.length === 0) return { role: 'assistant', content: message.text ?? '' };
      return {
        role: 'assistant',
        content: message.text,
        tool_calls: message.toolCalls.map(({ id, name, arguments: text }) => ({
          id,
          type: 'function' as const,
          function: { name, arguments: sendable(text) },
        })),
      };
  }
};

/** vLLM and Ollama parse the arguments of earlier calls, and reject the conversation when one is not JSON. */
const sendable = (text: string): string => (isJsonObject(text) ? text : JSON.stringify({ unreadable: text }));

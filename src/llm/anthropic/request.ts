import type {
  JSONOutputFormat,
  MessageCreateParamsStreaming,
  Tool,
} from '@anthropic-ai/sdk/resources/messages';
import type { LlmMessage, LlmRequest } from '../provider.js';
import { withBreakpoints } from './cache-breakpoints.js';
import { textBlocks, turnsOf } from './conversation.js';
import { toolName } from '../tool-name.js';

/** The request in the words of the Messages API. Temperature is never set (docs/model.md "Providers"). */
export const paramsOf = (
  request: LlmRequest,
  model: string,
  format: JSONOutputFormat | null,
): MessageCreateParamsStreaming => {
  const messages = request.messages.value;
  const tools = toolsOf(request, messages);
  const { system, ...cacheable } = withBreakpoints({
    ...(tools.length > 0 && { tools: [...tools] }),
    system: messages.flatMap((message) => (message.role === 'system' ? [...textBlocks(message.text)] : [])),
    messages: turnsOf(request, model),
  });
  return {
    model,
    max_tokens: request.maxOutputTokens,
    stream: true,
    ...(system.length > 0 && { system }),
    ...cacheable,
    ...(tools.length > 0 && {
      tool_choice: { type: request.tools.length > 0 ? request.toolChoice : 'none' },
    }),
    ...(format !== null && { output_config: { format } }),
  };
};

/** A conversation that holds calls is rejected without tools, so those it called are declared when none are offered. */
const toolsOf = (request: LlmRequest, messages: readonly LlmMessage[]): readonly Tool[] => {
  if (request.tools.length > 0) {
    return request.tools.map(({ name, description, parameters }) => ({
      name,
      description,
      input_schema: { ...parameters, type: 'object' },
    }));
  }
  const called = messages.flatMap((message) => (message.role === 'assistant' ? message.toolCalls : []));
  const names = new Set(called.map(({ name }) => toolName(name)));
  return [...names].map((name) => ({ name, input_schema: { type: 'object' } }));
};

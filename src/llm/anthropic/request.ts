import type {
  ContentBlockParam,
  MessageCreateParamsStreaming,
  Tool,
} from '@anthropic-ai/sdk/resources/messages';
import { THINKING_TOKENS, type Effort } from '../models/effort.js';
import { familyOf, outputRoom } from '../models/model-family.js';
import type { LlmMessage, LlmRequest } from '../provider.js';
import { toolName } from '../tool-name.js';
import { withBreakpoints } from './cache-breakpoints.js';
import { textBlocks, thoughtThroughout, turnsOf } from './conversation.js';
import type { AnthropicForm } from './form.js';
import type { GivenBlock } from './reply-draft.js';

/** Which model is asked, and how. */
export interface Asked {
  readonly model: string;
  /** See {@link GivenReply}. */
  readonly origin: string;
  readonly effort: Effort;
  /** Longest output, thoughts included; `null`: what the request says, and room for thoughts. */
  readonly outputTokens: number | null;
  readonly form: AnthropicForm;
  /** Turns a schema into one that the API takes. */
  readonly toStrictSchema: (schema: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/**
 * The request in the words of the Messages API. Temperature is never set (docs/model.md "Providers").
 * @param begun what the model said so far in a turn that it paused
 */
export const paramsOf = (
  request: LlmRequest,
  asked: Asked,
  begun: readonly GivenBlock[] = [],
): MessageCreateParamsStreaming => {
  const { model, origin, effort, form, outputTokens } = asked;
  const messages = request.messages.value;
  const tools = toolsOf(request, messages);
  // `as`: what the API gave goes back as it is, and no type knows all of it.
  const goingOn = begun as readonly unknown[] as readonly ContentBlockParam[];
  const { system, ...cacheable } = withBreakpoints({
    ...(tools.length > 0 && { tools: [...tools] }),
    system: messages.flatMap((message) => (message.role === 'system' ? [...textBlocks(message.text)] : [])),
    messages: [
      ...turnsOf(request, form.givesBack ? origin : null),
      ...(goingOn.length > 0 ? [{ role: 'assistant' as const, content: [...goingOn] }] : []),
    ],
  });
  return {
    model,
    max_tokens: outputTokens ?? outputRoom(familyOf(model), effort, request.maxOutputTokens),
    stream: true,
    ...(system.length > 0 && { system }),
    ...cacheable,
    ...(tools.length > 0 && {
      tool_choice: { type: request.tools.length > 0 ? request.toolChoice : 'none' },
    }),
    ...thinkingOf(request, asked),
    ...outputOf(request, asked),
  };
};

/** Least tokens that the API takes for thinking. */
const LEAST_BUDGET = 1024;

/** Older models think within a budget of tokens, and then only if they did so before each call of the conversation. */
const thinkingOf = (
  request: LlmRequest,
  { model, origin, effort, form, outputTokens }: Asked,
): Pick<MessageCreateParamsStreaming, 'thinking'> => {
  if (!form.effort) return {};
  const kind = familyOf(model)?.effort;
  if (kind === 'adaptive') return { thinking: { type: 'adaptive' } };
  const budget = Math.min(THINKING_TOKENS[effort], (outputTokens ?? Infinity) / 2);
  return kind === 'budget' && budget >= LEAST_BUDGET && form.givesBack && thoughtThroughout(request, origin)
    ? { thinking: { type: 'enabled', budget_tokens: Math.floor(budget) } }
    : {};
};

const outputOf = (
  { answerSchema }: LlmRequest,
  { model, effort, form, toStrictSchema }: Asked,
): Pick<MessageCreateParamsStreaming, 'output_config'> => {
  const told = form.effort && familyOf(model)?.effort === 'adaptive';
  const schema = form.schema && answerSchema !== null ? toStrictSchema(answerSchema) : null;
  if (!told && schema === null) return {};
  return {
    output_config: {
      ...(told && { effort }),
      ...(schema !== null && { format: { type: 'json_schema', schema } }),
    },
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

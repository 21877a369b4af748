import type {
  FunctionCallingConfigMode,
  GenerateContentConfig,
  GenerateContentParameters,
  ThinkingLevel,
} from '@google/genai';
import { THINKING_TOKENS, type Effort } from '../models/effort.js';
import { familyOf, outputRoom } from '../models/model-family.js';
import type { LlmRequest } from '../provider.js';
import { contentsOf, instructionOf } from './contents.js';
import type { Form } from './forms.js';

/** Which model is asked, and how. */
export interface Asked {
  readonly model: string;
  /** See {@link GivenReply}. */
  readonly origin: string;
  readonly effort: Effort;
  readonly form: Form;
}

/**
 * The request in Gemini's words: the part that stays the same in every turn (instruction, tools) first, which is what
 * implicit caching goes by. A temperature is never set; Google advises against one for Gemini 3.
 */
export const paramsOf = (
  request: LlmRequest,
  { model, origin, effort, form }: Asked,
): GenerateContentParameters => {
  const messages = request.messages.value;
  const instruction = instructionOf(messages);
  return {
    model,
    contents: contentsOf(request, model, origin),
    config: {
      ...(instruction !== null && { systemInstruction: instruction }),
      maxOutputTokens: outputRoom(familyOf(model), effort, request.maxOutputTokens),
      ...(form.tools && toolsOf(request)),
      ...answerOf(request, form),
      ...(form.thoughts && thinkingOf(model, effort)),
      // One call here is one request: the SDK would else call functions and continue answers by itself.
      automaticFunctionCalling: { disable: true },
      automaticContinuation: false,
    },
  };
};

/** Thoughts are shown because they are the only sign of life before a long-thinking model answers. */
const thinkingOf = (model: string, effort: Effort): GenerateContentConfig => ({
  thinkingConfig: {
    includeThoughts: true,
    ...(familyOf(model)?.effort === 'budget'
      ? { thinkingBudget: THINKING_TOKENS[effort] }
      : // `as`: the enum's values are these words, and importing it would load the SDK.
        { thinkingLevel: effort.toUpperCase() as ThinkingLevel }),
  },
});

const toolsOf = ({ tools, toolChoice }: LlmRequest): GenerateContentConfig => ({
  tools: [
    {
      functionDeclarations: tools.map(({ name, description, parameters }) => ({
        name,
        description,
        parametersJsonSchema: parameters,
      })),
    },
  ],
  ...(toolChoice === 'none' && {
    toolConfig: { functionCallingConfig: { mode: 'NONE' as FunctionCallingConfigMode } },
  }),
});

const answerOf = ({ answerSchema }: LlmRequest, { answer }: Form): GenerateContentConfig => {
  if (answerSchema === null || answer === 'text') return {};
  return {
    responseMimeType: 'application/json',
    ...(answer === 'schema' && { responseJsonSchema: answerSchema }),
  };
};

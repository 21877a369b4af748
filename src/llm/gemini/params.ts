import type {
  FunctionCallingConfigMode,
  GenerateContentConfig,
  GenerateContentParameters,
} from '@google/genai';
import type { LlmRequest } from '../provider.js';
import { contentsOf, instructionOf } from './contents.js';
import type { Form } from './forms.js';

/**
 * The request in Gemini's words: the part that stays the same in every turn (instruction, tools) first, which is what
 * implicit caching goes by. A temperature is never set; Google advises against one for Gemini 3.
 */
export const paramsOf = (
  request: LlmRequest,
  { model, form }: { readonly model: string; readonly form: Form },
): GenerateContentParameters => {
  const messages = request.messages.value;
  const instruction = instructionOf(messages);
  return {
    model,
    contents: contentsOf(messages, model, request.signatures),
    config: {
      ...(instruction !== null && { systemInstruction: instruction }),
      maxOutputTokens: request.maxOutputTokens,
      ...(form.tools && toolsOf(request)),
      ...answerOf(request, form),
      ...(form.thoughts && { thinkingConfig: { includeThoughts: true } }),
      // One call here is one request: the SDK would else call functions and continue answers by itself.
      automaticFunctionCalling: { disable: true },
      automaticContinuation: false,
    },
  };
};

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

import type { ResponseCreateParams } from 'openai/resources/responses/responses';
import type { LlmRequest } from '../../provider.js';
import { PROMPT_CACHE_KEY } from '../prompt-cache-key.js';
import type { Asked } from '../request.js';
import { sendsFormat, type ResponsesForm } from './form.js';
import { inputOf, instructionsOf } from './input.js';

/**
 * The request in the words of the Responses API. Nothing is stored at the provider, so the model's reasoning comes
 * encrypted and goes back with the next request. Temperature is never set (docs/model.md "Providers").
 */
export const responseParams = (
  request: LlmRequest,
  { model, origin, outputTokens }: Asked,
  form: ResponsesForm,
): ResponseCreateParams => {
  const instructions = instructionsOf(request.messages.value);
  return {
    model,
    ...(instructions !== '' && { instructions }),
    input: inputOf(request, origin),
    store: false,
    ...(form.outputLimit && { max_output_tokens: outputTokens }),
    ...(form.effort !== null && { reasoning: { effort: form.effort } }),
    ...(form.reasoning && { include: ['reasoning.encrypted_content' as const] }),
    ...(form.cacheKey && { prompt_cache_key: PROMPT_CACHE_KEY }),
    ...(request.tools.length > 0 && {
      tools: request.tools.map(({ name, description, parameters }) => ({
        type: 'function' as const,
        name,
        description,
        parameters: { ...parameters },
        // Strict schemas may have no optional parameter, and ours do.
        strict: false,
      })),
      ...(request.toolChoice === 'none' && { tool_choice: 'none' as const }),
    }),
    ...(sendsFormat(form, request) && textFormat(request, form)),
    ...(form.stream && { stream: true }),
  };
};

const textFormat = (
  { answerSchema }: LlmRequest,
  { answerFormat }: ResponsesForm,
): Pick<ResponseCreateParams, 'text'> =>
  answerFormat === 'json_object'
    ? { text: { format: { type: 'json_object' } } }
    : {
        text: { format: { type: 'json_schema', name: 'answer', strict: true, schema: { ...answerSchema } } },
      };

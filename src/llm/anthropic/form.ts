import type { Rejection } from '../known-form.js';
import type { LlmRequest } from '../provider.js';

/** What a model, and a server in front of it, take. */
export interface AnthropicForm {
  /** Whether a schema of the answer may be sent. */
  readonly schema: boolean;
  /** Whether it can be told how much to think. */
  readonly effort: boolean;
  /** Whether the blocks of earlier replies go back as they were given. */
  readonly givesBack: boolean;
}

/** Of the words in which the API rejects a request, those that say what part was at fault; the first that matches counts. */
const FAULTS: readonly (readonly [RegExp, keyof AnthropicForm])[] = [
  [/signature|(?:redacted_)?thinking`? blocks?\b/i, 'givesBack'],
  [/\beffort\b|\bthinking\b|budget_tokens/i, 'effort'],
  [/output_config|output_format|schema/i, 'schema'],
];

/** What is left out where the words name nothing that is sent; the likeliest first. */
const GUESSES: readonly (keyof AnthropicForm)[] = ['schema', 'effort'];

/** The next simpler form to try after a rejection; `null` when nothing is left that could be at fault. */
export const simplerForm = (
  form: AnthropicForm,
  { words }: Rejection,
  { answerSchema, given }: Pick<LlmRequest, 'answerSchema' | 'given'>,
): AnthropicForm | null => {
  const sent: AnthropicForm = {
    schema: form.schema && answerSchema !== null,
    effort: form.effort,
    givesBack: form.givesBack && (given?.size ?? 0) > 0,
  };
  const named = FAULTS.filter(([pattern]) => pattern.test(words)).map(([, part]) => part);
  const fault = [...named, ...GUESSES].find((part) => sent[part]);
  return fault === undefined ? null : { ...form, [fault]: false };
};

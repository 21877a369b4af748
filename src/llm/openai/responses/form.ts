import type { Rejection } from '../../known-form.js';
import type { LlmRequest } from '../../provider.js';
import { otherEffort, type OpenAiEffort } from '../other-effort.js';

/** What a server of the Responses API, and its model, take. */
export interface ResponsesForm {
  readonly answerFormat: 'json_schema' | 'json_object' | 'text';
  /** Whether the answer's format may stand beside tools. */
  readonly formatBesideTools: boolean;
  /** `null`: none is sent, and the model's own holds. */
  readonly effort: OpenAiEffort | null;
  /** Whether the model's reasoning is asked for, encrypted, since nothing is stored that it could be read from. */
  readonly reasoning: boolean;
  readonly outputLimit: boolean;
  readonly cacheKey: boolean;
  readonly stream: boolean;
}

export type Asking = Pick<LlmRequest, 'tools' | 'toolChoice' | 'answerSchema'>;

/** Whether the answer's format is part of the request; the prompt describes it in any case. */
export const sendsFormat = (form: ResponsesForm, { answerSchema, tools }: Asking): boolean =>
  answerSchema !== null && form.answerFormat !== 'text' && (form.formatBesideTools || tools.length === 0);

type Step = (form: ResponsesForm, asking: Asking, words: string) => ResponsesForm | null;

const simplerFormat: Step = (form, asking) => {
  if (!sendsFormat(form, asking)) return null;
  if (asking.tools.length > 0) return { ...form, formatBesideTools: false };
  return { ...form, answerFormat: form.answerFormat === 'json_schema' ? 'json_object' : 'text' };
};

/** Without what only OpenAI's own server surely has; what is left is all that an investigation needs. */
const plainest: Step = (form) =>
  form.effort !== null || form.cacheKey || form.reasoning
    ? { ...form, effort: null, cacheKey: false, reasoning: false }
    : null;

/** By the parameter that a server names, up to its first point. */
const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['text', simplerFormat],
  ['reasoning', (form, _, words) => ({ ...form, effort: otherEffort(form.effort, words) })],
  ['include', (form) => (form.reasoning ? { ...form, reasoning: false } : null)],
  ['prompt_cache_key', (form) => (form.cacheKey ? { ...form, cacheKey: false } : null)],
  ['max_output_tokens', (form) => (form.outputLimit ? { ...form, outputLimit: false } : null)],
  ['stream', (form) => (form.stream ? { ...form, stream: false } : null)],
]);

/** Parts of a request by words that name them and nothing else. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/reasoning\.effort|reasoning_effort|'effort'/i, 'reasoning'],
  [/encrypted[_ ]content/i, 'include'],
  [/text\.format|response_format|json_schema/i, 'text'],
  [/prompt_cache_key/, 'prompt_cache_key'],
  [/max_output_tokens/, 'max_output_tokens'],
];

/** The next simpler form to try after a rejection, or `null` when the form is not at fault or nothing simpler is left. */
export const simplerForm = (
  form: ResponsesForm,
  { param, words }: Rejection,
  asking: Asking,
): ResponsesForm | null => {
  const [told = ''] = (param ?? '').split('.');
  const name = STEPS.has(told) ? told : (WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null);
  const step = name === null ? undefined : STEPS.get(name);
  if (step !== undefined) return step(form, asking, words);
  return param === null ? (plainest(form, asking, words) ?? simplerFormat(form, asking, words)) : null;
};

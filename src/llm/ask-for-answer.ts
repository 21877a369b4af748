import type { Language } from '../config/language.js';
import type { Masked, Masker } from '../masking/index.js';
import type { Answer } from '../prompt/answer.js';
import { answerJsonSchema } from '../prompt/answer-schema.js';
import type { ComposedPrompt } from '../prompt/composed-prompt.js';
import { readAnswer } from '../prompt/read-answer.js';
import { readAsText } from '../prompt/read-as-text.js';
import type { CallLimits, ModelClient } from './model-client.js';
import { type FailureKind, LlmError } from './failure.js';
import type { LlmMessage, LlmReply, LlmTool, LlmUsage } from './provider.js';

/** What is needed to ask: the model, what masks what it is shown, and the longest answer in tokens. */
export interface AskOptions {
  readonly model: Pick<ModelClient, 'complete'>;
  readonly masker: Pick<Masker, 'mask' | 'derive'>;
  readonly maxOutputTokens: number;
  /** What the model may call; none yet. */
  readonly tools: readonly LlmTool[];
}

export interface AnswerOfModel {
  /** As the model wrote it; unmasked. */
  readonly answer: Answer;
  /** Whether it followed the schema; else it was read as text. */
  readonly parsed: boolean;
  readonly usage: LlmUsage & { readonly turns: number; readonly toolCalls: number };
}

type Usage = AnswerOfModel['usage'];

const NO_USAGE: Usage = { turns: 0, toolCalls: 0, inputTokens: 0, outputTokens: 0, cachedTokens: 0 };

/**
 * Asks the model for the structured answer to a prompt. A reply that cannot be read is repaired by one more call that
 * says what was wrong, then read as text.
 * @throws {LlmError} when the model gave no answer: also `empty_response`, `llm_truncated` at the output limit, and
 * `llm_bad_request` when it refused
 */
export const askForAnswer = async (
  options: AskOptions,
  prompt: Masked<ComposedPrompt>,
  language: Language,
  limits: CallLimits,
): Promise<AnswerOfModel> => {
  const ask = (messages: Masked<readonly LlmMessage[]>): Promise<LlmReply> =>
    options.model.complete(
      {
        messages,
        tools: options.tools,
        toolChoice: 'auto',
        answerSchema: answerJsonSchema(language),
        maxOutputTokens: options.maxOutputTokens,
      },
      limits,
    );
  const first = await ask(options.masker.derive(prompt, openingOf));
  let usage = plus(NO_USAGE, first.usage);
  const text = textOf(first);
  const read = readAnswer(text);
  if (read.kind === 'parsed') return { answer: read.answer, parsed: true, usage };

  const repair = { prompt: prompt.value, reply: text, problem: read.problem };
  const second = await ask(options.masker.derive(options.masker.mask(repair), repairOf)).catch(unlessEnded);
  if (second !== null) usage = plus(usage, second.usage);
  const repaired = second === null ? read : readAnswer(second.text);
  if (repaired.kind === 'parsed') return { answer: repaired.answer, parsed: true, usage };
  return { answer: readAsText(text), parsed: false, usage };
};

const openingOf = ({ system, user }: ComposedPrompt): readonly LlmMessage[] => [
  { role: 'system', text: system },
  { role: 'user', text: user },
];

const repairOf = (failed: {
  readonly prompt: ComposedPrompt;
  readonly reply: string;
  readonly problem: string;
}): readonly LlmMessage[] => [
  ...openingOf(failed.prompt),
  { role: 'assistant', text: failed.reply, toolCalls: [] },
  {
    role: 'user',
    text: `Your answer could not be read: ${failed.problem}. Give the same answer again as one JSON object of the form described, and nothing else.`,
  },
];

/** The first reply can still be read as text, so a repair that fails is no failure; one that was ended is. */
const unlessEnded = (error: unknown): null => {
  if (error instanceof LlmError && error.kind !== 'cancelled') return null;
  throw error;
};

const textOf = (reply: LlmReply): string => {
  const failure = (kind: FailureKind, why: string): LlmError => new LlmError(kind, why);
  if (reply.stop === 'refusal') throw failure('refused', 'the model refused to answer');
  if (reply.stop === 'length') throw failure('truncated', 'the answer was cut at the output limit');
  if (reply.text.trim() === '') throw failure('empty', 'the model gave an empty answer');
  return reply.text;
};

const plus = (sum: Usage, add: LlmUsage): Usage => ({
  turns: sum.turns + 1,
  toolCalls: sum.toolCalls,
  inputTokens: sum.inputTokens + add.inputTokens,
  outputTokens: sum.outputTokens + add.outputTokens,
  cachedTokens: sum.cachedTokens + add.cachedTokens,
});

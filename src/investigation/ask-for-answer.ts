import type { Answer } from '../prompt/answer.js';
import { readAnswer, type ReadReply } from '../prompt/read-answer.js';
import { readAsText } from '../prompt/read-as-text.js';
import { isWorded } from '../prompt/reply/worded.js';
import { LlmError } from '../llm/failure.js';
import type { CallLimits, ModelReply } from '../llm/model-client.js';
import type { ToolLoop } from './tool-loop.js';

export interface AnswerOfModel {
  /** As the model wrote it; unmasked. */
  readonly answer: Answer;
  /** Whether it followed the schema; else it was read as text. */
  readonly parsed: boolean;
  readonly model: ModelReply['model'];
  /** What a reader should know about it, a sentence each. */
  readonly notes: readonly string[];
}

const CUT = "the model's answer was cut at the output limit (LLM_MAX_OUTPUT_TOKENS)";
const OUT_OF_TIME =
  'the time was over before the model had finished; this is the best it had said until then';

/**
 * Runs an investigation to its structured answer. A reply that cannot be read is repaired by one more call that says what
 * was wrong, then read as text. When the time is over, the best that was said so far counts.
 * @throws {LlmError} when the model gave no answer: also `empty`, `refused`, and `truncated` without a word
 */
export const askForAnswer = async (loop: ToolLoop, limits: CallLimits): Promise<AnswerOfModel> => {
  let first: ModelReply;
  try {
    first = await loop.answer(limits);
  } catch (error) {
    return bestSoFar(loop, error);
  }
  const read = readAnswer(first.text);
  if (read.kind === 'parsed') return parsed(loop, read.answer, first);
  const second = await loop.again(repairOf(first, read.problem), limits).catch(unlessEnded);
  const repaired = second === null ? read : readAnswer(second.text);
  if (second !== null && repaired.kind === 'parsed') return parsed(loop, repaired.answer, second);
  return asText(loop, first, second);
};

const parsed = (loop: ToolLoop, answer: Answer, reply: ModelReply): AnswerOfModel => ({
  answer,
  parsed: true,
  model: reply.model,
  notes: [...loop.notes, ...(reply.stop === 'length' ? [CUT] : [])],
});

const asText = (loop: ToolLoop, first: ModelReply, second: ModelReply | null): AnswerOfModel => {
  const worded = [first, second].find((reply) => reply !== null && isWorded(reply.text));
  if (worded) {
    const notes = [...loop.notes, ...(worded.stop === 'length' ? [CUT] : [])];
    return { answer: readAsText(worded.text), parsed: false, model: worded.model, notes };
  }
  throw noAnswerIn(first);
};

/** Why a reply that is no answer is none. */
const noAnswerIn = ({ stop, text }: ModelReply): LlmError => {
  if (stop === 'length' && text.trim() === '')
    return new LlmError('truncated', 'the output limit was reached before the model had said a word');
  if (stop === 'tool-calls')
    return new LlmError('empty', 'the model wrote the call of a tool in the place of its answer');
  return text.trim() === ''
    ? new LlmError('empty', 'the model gave an empty answer')
    : new LlmError('empty', 'the reply of the model says nothing in words');
};

/** What the model said on its way, if that is an answer already and only time was missing. */
const bestSoFar = (loop: ToolLoop, error: unknown): AnswerOfModel => {
  const last = loop.lastWords;
  const outOfTime = error instanceof LlmError && (error.kind === 'deadline' || error.kind === 'timeout');
  const best: ReadReply | null = last === null || !outOfTime ? null : readAnswer(last.text);
  if (last === null || best?.kind !== 'parsed') throw error;
  return { answer: best.answer, parsed: true, model: last.model, notes: [...loop.notes, OUT_OF_TIME] };
};

const repairOf = ({ stop, text }: ModelReply, problem: string): string => {
  const form = 'Give it again as one JSON object of the form described, and nothing else';
  if (stop === 'tool-calls') return `No tool can be called now. ${form}.`;
  if (text.trim() === '') return `Your answer was empty. ${form}.`;
  return stop === 'length'
    ? `Your answer was cut at the output limit. ${form}, in half as many words.`
    : `Your answer could not be read: ${problem}. ${form}.`;
};

/** The first reply can still be read as text, so a repair that fails is no failure; one that was ended is. */
const unlessEnded = (error: unknown): null => {
  if (error instanceof LlmError && error.kind !== 'cancelled') return null;
  throw error;
};

import type { LlmMessage, LlmRequest } from './provider.js';

/** Usual in English text and JSON, by the providers' own rule of thumb. */
const CHARACTERS_PER_TOKEN = 4;

/** Most answers and tool calls are shorter than this, in tokens. */
const USUAL_ANSWER = 1000;

/** What a request will cost in tokens, prompt and answer, roughly: its real usage is known only afterwards. */
export const estimateTokens = ({ messages, tools, answerSchema, maxOutputTokens }: LlmRequest): number => {
  const schemas = JSON.stringify([tools, answerSchema]).length;
  const prompt = messages.value.reduce((sum, message) => sum + lengthOf(message), schemas);
  return Math.ceil(prompt / CHARACTERS_PER_TOKEN) + Math.min(maxOutputTokens, USUAL_ANSWER);
};

const lengthOf = (message: LlmMessage): number =>
  message.role === 'assistant'
    ? message.toolCalls.reduce((sum, call) => sum + call.arguments.length, message.text?.length ?? 0)
    : message.text.length;

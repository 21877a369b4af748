import type { LlmMessage, LlmRequest } from './provider.js';

/** Usual in English text and JSON, by the providers' own rule of thumb. */
const CHARACTERS_PER_TOKEN = 4;

/** Most answers and tool calls are shorter than this, in tokens. */
const USUAL_ANSWER = 1000;

/** No text has more characters in a token than this, on average over a prompt. */
const MOST_CHARACTERS = 8;

/** What a request will cost in tokens, prompt and answer, roughly: its real usage is known only afterwards. */
export const estimateTokens = (request: LlmRequest): number =>
  Math.ceil(charactersOf(request) / CHARACTERS_PER_TOKEN) + Math.min(request.maxOutputTokens, USUAL_ANSWER);

/** Whether a prompt is longer than so many tokens, however its text is cut into them. */
export const surelyLongerThan = (request: LlmRequest, tokens: number): boolean =>
  charactersOf(request) / MOST_CHARACTERS > tokens;

const charactersOf = ({ messages, tools, answerSchema }: LlmRequest): number =>
  messages.value.reduce(
    (sum, message) => sum + lengthOf(message),
    JSON.stringify([tools, answerSchema]).length,
  );

const lengthOf = (message: LlmMessage): number =>
  message.role === 'assistant'
    ? message.toolCalls.reduce((sum, call) => sum + call.arguments.length, message.text?.length ?? 0)
    : message.text.length;

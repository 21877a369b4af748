import type { Content, Part } from '@google/genai';
import { givenBy } from '../given-replies.js';
import type { LlmMessage, LlmRequest, LlmToolCall } from '../provider.js';
import { generationOf } from './generation.js';
import { jsonOf } from './json.js';
import { argumentsIn, callParts, type GivenParts } from './own-call.js';

/**
 * Stands for a thought signature where there is none to give back, as on calls another model made before a failover; else
 * Gemini 3 answers 400. Source: https://ai.google.dev/gemini-api/docs/thought-signatures#faqs
 */
const NO_SIGNATURE = 'skip_thought_signature_validator';

type ToolMessage = Extract<LlmMessage, { role: 'tool' }>;
type AssistantMessage = Extract<LlmMessage, { role: 'assistant' }>;

/** The instruction that stands above the conversation; `null` when there is none. */
export const instructionOf = (messages: readonly LlmMessage[]): string | null =>
  messages.flatMap((message) => (message.role === 'system' ? [message.text] : [])).join('\n\n') || null;

/**
 * The conversation as Gemini reads it: it starts with what a user said, and the results of one turn's calls stand together
 * in one content. A reply that this model gave goes back part by part.
 */
export const contentsOf = (
  request: Pick<LlmRequest, 'messages' | 'given'>,
  model: string,
  origin: string,
): Content[] => {
  const messages = request.messages.value;
  const givenAt = givenBy<GivenParts>(request, origin);
  const ids = new Map<string, string>();
  const first = messages.findIndex(({ role }) => role === 'user');
  const contents: Content[] = [];
  let results: Part[] | null = null;
  for (const [at, message] of first < 0 ? [] : [...messages.entries()].slice(first)) {
    if (message.role === 'tool') {
      if (results === null) contents.push({ role: 'user', parts: (results = []) });
      results.push(resultPart(message, ids.get(message.callId)));
      continue;
    }
    results = null;
    if (message.role === 'system') continue;
    const parts =
      message.role === 'user' ? [{ text: message.text }] : replyParts(message, givenAt(at), model);
    if (message.role === 'assistant') for (const [id, own] of idsOf(message, givenAt(at))) ids.set(id, own);
    if (parts.length > 0) contents.push({ role: message.role === 'user' ? 'user' : 'model', parts });
  }
  return contents;
};

const replyParts = (message: AssistantMessage, given: GivenParts | null, model: string): Part[] =>
  isWhole(message, given) ? givenBack(message, given) : plainParts(message, model);

/** Whether all calls of a reply, and no others, are among the parts that were given. */
const isWhole = ({ toolCalls }: AssistantMessage, given: GivenParts | null): given is GivenParts =>
  given !== null && callParts(given.parts).length === toolCalls.length;

/** Gemini's ids of the calls; where it gives none, as Vertex AI, it takes none. */
const idsOf = (
  message: AssistantMessage,
  given: GivenParts | null,
): readonly (readonly [string, string])[] => {
  if (!isWhole(message, given)) return [];
  const parts = callParts(given.parts);
  return message.toolCalls.flatMap(({ id }, at) => {
    const own = parts[at]?.functionCall?.id;
    return own === undefined ? [] : [[id, own] as const];
  });
};

/** The parts as they were given; words and arguments as the conversation has them, should masking have changed them. */
const givenBack = ({ text, toolCalls }: AssistantMessage, given: GivenParts): Part[] => {
  const calls = callParts(given.parts);
  const sameText = given.text.trim() === (text ?? '').trim();
  const words = given.parts.find(isWords);
  return given.parts.flatMap((part): readonly Part[] => {
    const call = toolCalls[calls.indexOf(part)];
    if (call !== undefined) return [withCall(part, call)];
    if (sameText || !isWords(part)) return [part];
    return part === words && text !== null ? [{ ...part, text }] : [];
  });
};

const isWords = ({ text, thought }: Part): boolean =>
  typeof text === 'string' && text !== '' && thought !== true;

const withCall = (part: Part, call: LlmToolCall): Part => {
  const { functionCall } = part;
  if (functionCall === undefined) return part;
  const sameArguments = argumentsIn(functionCall) === call.arguments;
  if (sameArguments && functionCall.name === call.name) return part;
  const args = sameArguments ? functionCall.args : argumentsOf(call);
  return { ...part, functionCall: { ...functionCall, name: call.name, ...(args !== undefined && { args }) } };
};

const plainParts = ({ text, toolCalls }: AssistantMessage, model: string): Part[] => {
  // Whether the older models, which ask for no signature, take the stand-in is not documented.
  const signed = generationOf(model) !== 'old';
  return [
    ...(text === null || text === '' ? [] : [{ text }]),
    // Of parallel calls the first alone has a signature, and the first alone must have one.
    ...toolCalls.map((call, index) => ({
      functionCall: { name: call.name, args: argumentsOf(call) },
      ...(signed && index === 0 && { thoughtSignature: NO_SIGNATURE }),
    })),
  ];
};

/**
 * The text stays one string. As an object it would lose what stands beside a member `error`, the order of its members and
 * the exact form of its numbers, and the answer's quotes are compared with the text.
 */
const resultPart = ({ name, text }: ToolMessage, id: string | undefined): Part => ({
  functionResponse: { ...(id !== undefined && { id }), name, response: { output: text } },
});

/** Gemini takes an object only; what a model wrote instead is answered with an error in the result that follows. */
const argumentsOf = (call: LlmToolCall): Record<string, unknown> => {
  const value = jsonOf(call.arguments);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
};

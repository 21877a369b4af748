import type { Content, Part } from '@google/genai';
import type { LlmMessage, LlmRequest, LlmToolCall } from '../provider.js';
import { generationOf } from './generation.js';
import { jsonOf } from './json.js';
import { type GivenWithCall, givenWith } from './own-call.js';

/**
 * Stands for a thought signature where there is none to give back, as on calls another model made before a failover; else
 * Gemini 3 answers 400. Source: https://ai.google.dev/gemini-api/docs/thought-signatures#faqs
 */
const NO_SIGNATURE = 'skip_thought_signature_validator';

type ToolMessage = Extract<LlmMessage, { role: 'tool' }>;
type Signatures = LlmRequest['signatures'];

/** The instruction that stands above the conversation; `null` when there is none. */
export const instructionOf = (messages: readonly LlmMessage[]): string | null =>
  messages.flatMap((message) => (message.role === 'system' ? [message.text] : [])).join('\n\n') || null;

/**
 * The conversation as Gemini reads it: it starts with what a user said, and the results of one turn's calls stand together
 * in one content.
 */
export const contentsOf = (
  messages: readonly LlmMessage[],
  model: string,
  signatures: Signatures,
): Content[] => {
  const first = messages.findIndex(({ role }) => role === 'user');
  const contents: Content[] = [];
  let results: Part[] | null = null;
  for (const message of first < 0 ? [] : messages.slice(first)) {
    if (message.role === 'tool') {
      if (results === null) contents.push({ role: 'user', parts: (results = []) });
      results.push(resultPart(message, givenWith(signatures, message.callId)));
      continue;
    }
    results = null;
    const parts = partsOf(message, model, signatures);
    if (parts.length > 0) contents.push({ role: message.role === 'user' ? 'user' : 'model', parts });
  }
  return contents;
};

const partsOf = (
  message: Exclude<LlmMessage, ToolMessage>,
  model: string,
  signatures: Signatures,
): Part[] => {
  switch (message.role) {
    case 'system':
      return [];
    case 'user':
      return [{ text: message.text }];
    case 'assistant': {
      const { text, toolCalls } = message;
      // Whether the older models, which ask for no signature, take the stand-in is not documented.
      const signed = generationOf(model) !== 'old';
      return [
        ...(text === null || text === '' ? [] : [{ text }]),
        // Of parallel calls the first alone has a signature, and the first alone must have one.
        ...toolCalls.map((call, index) =>
          callPart(call, givenWith(signatures, call.id), signed && index === 0),
        ),
      ];
    }
  }
};

const callPart = (call: LlmToolCall, given: GivenWithCall, mustSign: boolean): Part => {
  const thoughtSignature = given.thoughtSignature ?? (mustSign ? NO_SIGNATURE : null);
  return {
    functionCall: { ...idOf(given), name: call.name, args: argumentsOf(call) },
    ...(thoughtSignature !== null && { thoughtSignature }),
  };
};

/**
 * The text stays one string. As an object it would lose what stands beside a member `error`, the order of its members and
 * the exact form of its numbers, and the answer's quotes are compared with the text.
 */
const resultPart = ({ name, text }: ToolMessage, given: GivenWithCall): Part => ({
  functionResponse: { ...idOf(given), name, response: { output: text } },
});

/** Ids of another provider stay away: where the API gives none, as Vertex AI behind a gateway, it takes none. */
const idOf = ({ id }: GivenWithCall): { readonly id?: string } => (id === undefined ? {} : { id });

/** Gemini takes an object only; what a model wrote instead is answered with an error in the result that follows. */
const argumentsOf = (call: LlmToolCall): Record<string, unknown> => {
  const value = jsonOf(call.arguments);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
};

import type { Language } from '../config/language.js';
import { askedLanguages } from './prompt-case.js';

type Schema = Readonly<Record<string, unknown>>;

const TEXT = { type: 'string' };
/** A list of types rather than `anyOf`: OpenAI, Anthropic and Gemini all take it, and it costs less. */
const TEXT_OR_NULL = { type: ['string', 'null'] };

const list = (items: Schema): Schema => ({ type: 'array', items });

/** Every member is required and nothing else is allowed, as strict structured output demands. */
const object = (properties: Schema): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const WRITTEN = object({ summary: TEXT, detail: TEXT });

/**
 * JSON schema of the answer, as every provider's strict mode accepts it. It is sent with every call, so it holds no
 * descriptions: the instructions tell what the members mean. A model writes them in this order: what the answer rests on,
 * then the conclusion, then the texts, so that a reply that is cut loses the least.
 * @param reader the reader's language, which comes first
 * @param offered the languages that answers are written in; without, all
 */
export const answerJsonSchema = (reader: Language, offered?: readonly Language[]): Schema =>
  object({
    citations: list(object({ claim: TEXT, evidence: TEXT, quote: TEXT_OR_NULL })),
    chain: list(TEXT),
    ruled_out: list(object({ cause: TEXT, because: TEXT })),
    relation: TEXT, // one of a few words, which the instructions name and the reader looks for
    cause: TEXT_OR_NULL,
    why_now: TEXT_OR_NULL,
    impact: TEXT_OR_NULL,
    confidence: { type: ['number', 'null'] },
    missing_evidence: list(TEXT),
    next_steps: list(object({ step: TEXT, command: TEXT_OR_NULL })),
    ...Object.fromEntries(askedLanguages(reader, offered).map((each) => [each, WRITTEN])),
  });

import { z } from 'zod';
import { LANGUAGES, type Language } from '../config/language.js';

const written = z.object({ summary: z.string(), detail: z.string() });

/**
 * The answer as the model is asked for it. Every member is required and nothing else is allowed, as strict structured
 * output demands. What the answer rests on comes before the texts, the reader's language before the other, because a
 * model writes the members in this order.
 */
const answerSchema = (language: Language) =>
  z.object({
    cause: z.string().nullable(),
    confidence: z.number().nullable(),
    citations: z.array(z.object({ claim: z.string(), evidence: z.array(z.string()) })),
    ...Object.fromEntries(
      [language, ...LANGUAGES.filter((other) => other !== language)].map((each) => [each, written]),
    ),
    missing_evidence: z.array(z.string()),
    next_steps: z.array(z.string()),
  });

/** JSON schema of the answer. */
export const answerJsonSchema = (language: Language): Readonly<Record<string, unknown>> => {
  const { $schema: _, ...schema } = z.toJSONSchema(answerSchema(language));
  return schema;
};

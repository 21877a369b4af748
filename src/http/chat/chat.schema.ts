import { z } from 'zod';

const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? null);

/** Longest id of a conversation, in characters. */
const MAX_ID = 1000;

/**
 * Body of POST /chat (docs/http-api.md "POST /chat"). Unknown fields are ignored; `null` is absent. `metadata` is not
 * used.
 */
export const chatBody = z
  .object({
    message: z.string(),
    conversation_id: z
      .string()
      .max(MAX_ID, `must be at most ${MAX_ID} characters`)
      .nullish()
      .transform((id) => id?.trim() || null),
    language: optionalText,
    context: z
      .record(z.string(), z.unknown())
      .nullish()
      .transform((context) => context ?? null),
    metadata: z.record(z.string(), z.unknown()).nullish(),
  })
  .meta({
    id: 'ChatRequest',
    examples: [{ message: 'Which limit did it hit?', conversation_id: 'c-84d1', language: 'en' }],
  });

export type ChatBody = z.output<typeof chatBody>;

/** Body of a 200: the same text three times, as callers look for it under different names. */
export const chatResponse = z
  .object({
    status: z.literal('ok'),
    answer: z.string(),
    message: z.string(),
    response: z.string(),
    output_text: z.null(),
    analysis: z.null(),
    conversation_id: z.string().nullable(),
  })
  .meta({ id: 'ChatResponse' });

export type ChatResponse = z.output<typeof chatResponse>;

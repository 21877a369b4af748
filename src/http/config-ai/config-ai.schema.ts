import { z } from 'zod';
import { modelChoice } from '../../llm/model-choice.js';

/** Body of POST /config/ai: as it is sent, which the answer repeats, and read; what may stand in it is said by the room of the model. */
export const aiConfigBody = z
  .object({
    provider: z.string().describe('gemini, openai or anthropic, in any case'),
    model_id: z.string().meta({ description: 'The id of a model of this provider', minLength: 1 }),
  })
  .transform((sent, context) => {
    const read = modelChoice.safeParse(sent);
    if (read.success) return { sent, choice: read.data };
    for (const { message, path } of read.error.issues)
      context.addIssue({ code: 'custom', message, path: [...path] });
    return z.NEVER;
  })
  .meta({ id: 'AiConfigRequest', examples: [{ provider: 'anthropic', model_id: 'claude-sonnet-5-5' }] });

export type AiConfigBody = z.output<typeof aiConfigBody>;

/** Body of a 200: what was sent. */
export const aiConfigResponse = z
  .object({ status: z.literal('ok'), provider: z.string(), model_id: z.string() })
  .meta({ id: 'AiConfigResponse' });

export type AiConfigResponse = z.output<typeof aiConfigResponse>;

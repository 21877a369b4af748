import { z } from 'zod';

/** Body of POST /config/ai as it is sent; what may stand in it is said by the room of the model. */
export const aiConfigBody = z
  .object({
    provider: z.string().describe('gemini, openai or anthropic, in any case'),
    model_id: z.string().min(1).describe('The id of a model of this provider'),
  })
  .meta({ id: 'AiConfigRequest' });

export type AiConfigBody = z.output<typeof aiConfigBody>;

/** Body of a 200: what was sent. */
export const aiConfigResponse = z
  .object({ status: z.literal('ok'), provider: z.string(), model_id: z.string() })
  .meta({ id: 'AiConfigResponse' });

export type AiConfigResponse = z.output<typeof aiConfigResponse>;

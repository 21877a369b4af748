import { z } from 'zod';

/** Body of every error but 422, for the API description. */
export const errorBody = z.object({ detail: z.string() }).meta({ id: 'Error' });

/** Body of a 422. */
export const validationErrorBody = z
  .object({
    detail: z.array(
      z.object({
        type: z.string(),
        loc: z.array(z.union([z.string(), z.int()])),
        msg: z.string(),
      }),
    ),
  })
  .meta({ id: 'ValidationError' });

import { z } from 'zod';
import { isCursor } from '../../groups/analyses/analyses.js';

const MAX_LIMIT = 200;

const word = z.string().min(1).max(200).optional();

const moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'Input should be a time of RFC 3339')
  .optional();

/** Query of GET /analyses (docs/http-api.md "GET /analyses"). Unknown parameters are ignored. */
export const analysesQuery = z.object({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, `Input should be a whole number from 1 to ${MAX_LIMIT}`)
    .transform(Number)
    .refine(
      (limit) => limit >= 1 && limit <= MAX_LIMIT,
      `Input should be a whole number from 1 to ${MAX_LIMIT}`,
    )
    .optional(),
  cursor: z.string().refine(isCursor, 'Input should be a cursor of an earlier answer').optional(),
  status: z.enum(['firing', 'resolved'], 'Input should be firing or resolved').optional(),
  severity: word,
  cluster: word,
  namespace: word,
  alertname: word,
  mechanism: word,
  since: moment,
  until: moment,
  q: word,
});

export type AnalysesQuery = z.output<typeof analysesQuery>;

const listed = z.object({
  id: z.string(),
  stored_at: z.string(),
  kind: z.string(),
  status: z.enum(['firing', 'resolved']),
  severity: z.string(),
  key: z.record(z.string(), z.string()),
  alertnames: z.array(z.string()),
  firing: z.number().int(),
  members: z.number().int(),
  episode: z.string(),
  summary: z.string(),
  cause: z
    .object({
      kind: z.string(),
      namespace: z.string().nullable(),
      name: z.string(),
      mechanism: z.string(),
      text: z.string(),
      confidence: z.number(),
    })
    .nullable(),
  model: z.string().nullable(),
});

/** A part of the list, the newest first. */
export const analysesResponse = z
  .object({ analyses: z.array(listed), next: z.string().nullable() })
  .meta({ id: 'AnalysesResponse' });

export type AnalysesResponse = z.output<typeof analysesResponse>;

/** The last result of a group, as the stream has it. */
export const analysisResponse = z.record(z.string(), z.unknown()).meta({
  id: 'GroupResult',
  description:
    'The last result of a group of alerts, as the stream has it (docs/stream-protocol.md "Results").',
});

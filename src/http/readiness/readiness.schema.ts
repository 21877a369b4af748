import { z } from 'zod';

/** One dependency: how it is, with facts of its own beside. */
const dependency = z.looseObject({ status: z.enum(['up', 'degraded', 'down']) });

const dependencies = z.record(z.string(), dependency);

/** Body of a 200 and of a 503. `degraded`: something the service leans on is down, and it works without. */
export const readinessResponse = z
  .object({
    status: z.enum(['ok', 'degraded', 'error', 'shutting_down']),
    info: dependencies,
    error: dependencies,
    details: dependencies.describe('Every dependency by name'),
  })
  .meta({ id: 'Readiness' });

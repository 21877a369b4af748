import { z } from 'zod';

/** Body of a 200: the text format of Prometheus (docs/metrics.md). */
export const metricsResponse = z.string().meta({ id: 'Metrics' });

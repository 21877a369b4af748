import { z } from 'zod';
import { MAX_REFUSAL_CHARACTERS } from '../../transport/http-outcome.js';
import type { FailedRead } from '../../transport/read-outcome.js';
import { beginningOf } from '../../masking/index.js';

const refusal = z.object({
  status: z.literal('error'),
  errorType: z.string().nullish(),
  error: z.string().nullish(),
});

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // what does not reach the API is answered in plain text
  }
};

const OUT_OF_TIME = /context deadline exceeded|timed? ?out/i;
const TOO_MUCH = /too many (samples|chunks|series)|maximum (resolution|number)|exceeds? the (limit|maximum)/i;

/** Reads an error in the form of the Prometheus API. */
export const prometheusRefusal = (statusCode: number, text: string): FailedRead | null => {
  if (statusCode === 404) {
    return {
      status: 'unavailable',
      reason: 'Prometheus answered 404 Not Found: check the path in PROMETHEUS_URL',
    };
  }
  const read = refusal.safeParse(jsonOf(text));
  if (!read.success || [401, 403, 429].includes(statusCode)) return null;
  const type = read.data.errorType ?? 'error';
  const error = beginningOf(read.data.error ?? '', MAX_REFUSAL_CHARACTERS);
  if (type === 'timeout' || OUT_OF_TIME.test(error)) {
    return {
      status: 'timeout',
      reason: `Prometheus ran out of time (${type}: ${error}): shorten the range or select fewer series`,
    };
  }
  const hint = TOO_MUCH.test(error) ? ': shorten the range, widen the step or select fewer series' : '';
  const status = statusCode === 503 || type === 'unavailable' ? 'unavailable' : 'error';
  return { status, reason: `Prometheus answered ${statusCode} ${type}: ${error}${hint}` };
};

import { z } from 'zod';
import { readInstant } from '../../alerts/instant.js';

const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? null);

const textMap = z
  .record(z.string(), z.string())
  .nullish()
  .transform((map) => map ?? {});

const optionalTime = z
  .union([z.string(), z.number()], { error: 'Input should be a valid datetime' })
  .nullish()
  .transform((value, context) => {
    const read = readInstant(value);
    if (read.kind !== 'unreadable') return read.kind === 'instant' ? read.iso : null;
    context.addIssue({
      code: 'custom',
      message: 'Input should be a valid datetime',
      params: { type: 'datetime_parsing' },
    });
    return z.NEVER;
  });

/** One alert of a request; every field under both of its names (docs/http-api.md "POST /analyze"). */
export const alertBody = z
  .object({
    status: z.string(),
    labels: textMap,
    annotations: textMap,
    startsAt: optionalTime,
    starts_at: optionalTime,
    endsAt: optionalTime,
    ends_at: optionalTime,
    generatorURL: optionalText,
    generator_url: optionalText,
    fingerprint: optionalText,
  })
  .transform(({ starts_at, ends_at, generator_url, ...given }) => ({
    ...given,
    startsAt: given.startsAt ?? starts_at,
    endsAt: given.endsAt ?? ends_at,
    generatorURL: given.generatorURL ?? generator_url,
  }))
  .meta({ id: 'Alert' });

/** What an earlier run found, as the caller stored it. */
export const previousAnalysis = z
  .object({ status: z.string(), summary: z.string(), detail: z.string(), created_at: optionalText })
  .meta({ id: 'PreviousAnalysis' });

/** Body of POST /analyze. Unknown fields are ignored; `null` is absent; nothing is coerced. */
export const analyzeBody = z
  .object({
    alert: alertBody,
    thread_ts: z.string(),
    incident_id: optionalText,
    analysis_type: optionalText,
    previous_analysis: previousAnalysis.nullish().transform((previous) => previous ?? null),
    language: optionalText,
  })
  .meta({
    id: 'AnalyzeRequest',
    examples: [
      {
        alert: {
          status: 'firing',
          labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'checkout-6f7d9c5b8-x2k4q' },
          annotations: { summary: 'checkout restarts again and again' },
          startsAt: '2026-03-02T09:14:30Z',
          fingerprint: '5f1c0a9be2d7463a',
        },
        thread_ts: '1772442871.004200',
        language: 'en',
      },
    ],
  });

export type AnalyzeBody = z.output<typeof analyzeBody>;

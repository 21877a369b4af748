import { z } from 'zod';
import type { AnalysisBody } from '../../analysis/report.js';

const i18n = z.object({ ko: z.string(), en: z.string() }).nullable();
const texts = z.array(z.string()).nullable();

/** One thing that the analysis rests on. */
export const artifact = z
  .object({
    type: z.string(),
    query: z.string().nullable(),
    result: z.unknown(),
    summary: z.string().nullable(),
  })
  .meta({ id: 'Artifact' });

const object = z.object({ kind: z.string(), namespace: z.string().nullable(), name: z.string() });

/** A cause for machines to read: object, mechanism, values, way to it, and what it rests on. */
const cause = z
  .object({
    entity: object,
    mechanism: z.string(),
    values: z.record(z.string(), z.string()),
    text: z.string(),
    known: z.enum(['stated', 'shown', 'suggested']),
    since: z.string().nullable(),
    trigger: z
      .object({ entity: object, at: z.string(), what: z.string(), by: z.string().nullable() })
      .nullable(),
    chain: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })),
    confidence: z.number(),
    evidence: z.array(z.string()),
  })
  .meta({ id: 'Cause' });

/** Body of a 200 from POST /analyze, for the API description; every field is always present. */
export const analyzeResponse = z
  .object({
    status: z.literal('ok'),
    thread_ts: z.string(),
    analysis: z.string(),
    analysis_summary: z.string().nullable(),
    analysis_detail: z.string().nullable(),
    analysis_summary_i18n: i18n,
    analysis_detail_i18n: i18n,
    analysis_type: z.string().nullable(),
    analysis_quality: z.enum(['high', 'medium', 'low']),
    missing_data: texts,
    warnings: texts,
    capabilities: z.record(z.string(), z.string()).nullable(),
    context: z.record(z.string(), z.unknown()).nullable(),
    artifacts: z.array(artifact).nullable(),
    cause: cause.nullable(),
    further_causes: z.array(cause).nullable(),
  })
  .meta({ id: 'AnalyzeResponse' });

/** What the route answers: the report's body with the caller's echo. */
export type AnalyzeResponse = AnalysisBody & { readonly thread_ts: string };

import { z } from 'zod';

const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** Only the type of a stored artifact is used; whatever else it holds is left alone. */
const artifacts = z
  .array(z.unknown())
  .nullish()
  .transform((all) =>
    (all ?? []).flatMap((artifact) => {
      const type: unknown =
        typeof artifact === 'object' && artifact !== null && 'type' in artifact ? artifact.type : null;
      return typeof type === 'string' ? [type] : [];
    }),
  );

/** One alert of an incident, as `/analyze` answered it before. */
export const incidentAlert = z
  .object({
    fingerprint: z.string(),
    alert_name: z.string(),
    severity: z.string(),
    status: z.string(),
    analysis_summary: optionalText,
    analysis_detail: optionalText,
    artifacts,
  })
  .meta({ id: 'IncidentAlert' });

/**
 * Body of POST /summarize-incident (docs/http-api.md "POST /summarize-incident"). Unknown fields are ignored; `null` is
 * absent.
 */
export const incidentBody = z
  .object({
    incident_id: z.string(),
    title: z.string(),
    severity: z.string(),
    fired_at: z.string(),
    resolved_at: z.string(),
    alerts: z.array(incidentAlert),
    language: z
      .string()
      .nullish()
      .transform((language) => language ?? null),
  })
  .meta({
    id: 'IncidentSummaryRequest',
    examples: [
      {
        incident_id: 'INC-1772442870',
        title: 'Ongoing',
        severity: 'critical',
        fired_at: '2026-03-02T09:14:30Z',
        resolved_at: '2026-03-02T09:52:10Z',
        alerts: [
          {
            fingerprint: '5f1c0a9be2d7463a',
            alert_name: 'KubePodCrashLooping',
            severity: 'critical',
            status: 'resolved',
            analysis_summary: 'The server container exceeds its memory limit.',
          },
        ],
      },
    ],
  });

export type IncidentBody = z.output<typeof incidentBody>;

const i18n = z.object({ ko: z.string(), en: z.string() }).nullable();

/** Body of a 200; `title` is never empty, for it replaces the incident's. */
export const incidentResponse = z
  .object({
    status: z.literal('ok'),
    title: z.string(),
    summary: z.string(),
    detail: z.string(),
    summary_i18n: i18n,
    detail_i18n: i18n,
  })
  .meta({ id: 'IncidentSummaryResponse' });

export type IncidentResponse = z.output<typeof incidentResponse>;

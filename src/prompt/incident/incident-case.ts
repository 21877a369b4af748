/**
 * One alert of an incident, as the caller stored it (docs/http-api.md "POST /summarize-incident"). Masked when it
 * reaches this folder.
 */
export interface IncidentAlert {
  readonly fingerprint: string;
  readonly alertName: string;
  readonly severity: string;
  readonly status: string;
  readonly analysisSummary: string;
  readonly analysisDetail: string;
  readonly artifactTypes: readonly string[];
}

/** What a final report is written about. */
export interface IncidentCase {
  readonly incidentId: string;
  readonly title: string;
  readonly severity: string;
  /** Free text, as sent. */
  readonly firedAt: string;
  readonly resolvedAt: string;
  readonly alerts: readonly IncidentAlert[];
  /** Summaries written of the same incident before, oldest first. */
  readonly history: readonly { readonly text: string; readonly createdAt: string }[];
}

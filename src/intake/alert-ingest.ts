/** One alert of a webhook: published and acknowledged, or refused. */
export interface IngestResult {
  readonly accepted: number;
  readonly rejected: number;
}

/** A v4 webhook body, as far as publishing needs it. */
export interface WebhookAlerts {
  readonly alerts: readonly unknown[];
  readonly truncatedAlerts?: number;
  /** Whose they are, for the metrics. */
  readonly sender?: string;
}

/** Publishing fails, or the process stops: the caller must try again. */
export class IngestUnavailable extends Error {
  override readonly name = 'IngestUnavailable';
}

/**
 * Publishes the alerts of an Alertmanager v4 webhook body on the ALERTS stream, one message an alert. Injectable by
 * class; the HTTP room knows only this.
 */
export abstract class AlertIngest {
  /** Whether there is a stream to publish on. */
  abstract readonly configured: boolean;

  /**
   * Resolves when every publish was acknowledged; an invalid alert is dead-lettered and counts as rejected.
   * @param parent `traceparent` of the request
   * @throws {IngestUnavailable} when any publish failed
   */
  abstract ingest(webhook: WebhookAlerts, parent?: string): Promise<IngestResult>;
}

import { Injectable } from '@nestjs/common';
import type { Reception } from '../alerts/receive.js';
import type { Delivery } from '../jetstream/delivery.js';
import type { Settlement } from '../jetstream/settlement.js';
import type { Trigger } from '../jetstream/triggers.js';
import { Logger } from '../telemetry/logger.js';
import { Meter } from '../telemetry/metrics/meter.js';
import { senderOf } from './sender-of.js';

/** Ids of one message that a log line names, at most. */
const MAX_NAMED = 20;

/** A message whose alerts were taken in. */
export interface TakenIn {
  readonly reception: Reception & { readonly kind: 'alerts' };
  /** Whose reader read it; `null` for Alertmanager's own forms. */
  readonly sender: string | null;
  readonly triggers: readonly Trigger[];
  readonly delivery: Delivery;
  readonly durationMs: number;
}

/** What is logged and counted of alerts that were taken in. */
@Injectable()
export class IntakeRecord {
  constructor(
    private readonly meter: Meter,
    private readonly logger: Logger,
  ) {}

  failed({ subject, sequence }: Delivery, settlement: Settlement, error: string): void {
    this.logger.warn('intake_failed', { stage: 'intake', subject, sequence, settlement, error });
  }

  taken({ reception, sender, triggers, delivery, durationMs }: TakenIn): void {
    const { alerts, invalid, truncated } = reception;
    if (truncated > 0) this.logger.warn('alerts_truncated_by_sender', { count: truncated });
    const from = sender ?? senderOf(delivery.headers);
    for (const { alert } of alerts)
      this.meter.count('kuberca_alerts_received_total', { sender: from, status: alert.status });
    this.logger.info('alerts_taken_in', {
      stage: 'intake',
      sender: from,
      alerts: alerts.length,
      rejected: invalid.length,
      groups: triggers.map((trigger) => trigger.group).slice(0, MAX_NAMED),
      fingerprints: alerts.map(({ alert }) => alert.fingerprint).slice(0, MAX_NAMED),
      durationMs,
    });
  }
}

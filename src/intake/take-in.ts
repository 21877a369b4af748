import { Injectable } from '@nestjs/common';
import { receive } from '../alerts/receive.js';
import { DeadLetters } from '../jetstream/dead-letters.js';
import type { Delivery } from '../jetstream/delivery.js';
import { inBatches } from '../jetstream/in-batches.js';
import { toBytes } from '../jetstream/ports.js';
import { settleFailure } from '../jetstream/settle-failure.js';
import { ack, type Settlement } from '../jetstream/settlement.js';
import { type Trigger, Triggers } from '../jetstream/triggers.js';
import { Logger } from '../telemetry/logger.js';
import { Meter } from '../telemetry/metrics/meter.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { senderOf } from './sender-of.js';
import { JoinGroup } from './join-group.js';

/** Alerts of one message that are merged at the same time. */
const AT_ONCE = 16;

/** Takes alerts in: message → alert states → one trigger a group (docs/stream-protocol.md "Intake"). Calls no model. */
@Injectable()
export class TakeIn {
  constructor(
    private readonly groups: JoinGroup,
    private readonly triggers: Triggers,
    private readonly letters: DeadLetters,
    private readonly meter: Meter,
    private readonly logger: Logger,
  ) {}

  /**
   * Handles one message of the ALERTS stream. Doing it again, in any order, changes nothing.
   * @throws {StreamUnavailable} when a write failed: the message must be handed back
   */
  async message(delivery: Delivery): Promise<Settlement> {
    const started = performance.now();
    const reception = receive(delivery.data);
    if (reception.kind === 'invalid') {
      return settleFailure({ kind: 'invalid-input', stage: 'intake', reason: reception.reason });
    }
    const merged = await inBatches(reception.alerts, AT_ONCE, (received) =>
      this.groups.join(received, delivery.receivedAt),
    );
    const triggers = newestByGroup(merged);
    // Always, also when nothing changed: another worker may have written the state and died before its trigger.
    await inBatches(triggers, AT_ONCE, (trigger) =>
      this.triggers.publish(trigger, delivery.headers[TRACEPARENT]),
    );
    // Last: while dead letters cannot be stored, the good neighbours are answered all the same.
    for (const [index, invalid] of reception.invalid.entries()) await this.#bury(invalid, index, delivery);
    if (reception.truncated > 0)
      this.logger.warn('alerts_truncated_by_sender', { count: reception.truncated });
    const sender = senderOf(delivery.headers);
    for (const { alert } of reception.alerts)
      this.meter.count('kuberca_alerts_received_total', { sender, status: alert.status });
    this.logger.info('alerts_taken_in', {
      stage: 'intake',
      alerts: reception.alerts.length,
      rejected: reception.invalid.length,
      groups: triggers.map((trigger) => trigger.group).slice(0, 20),
      fingerprints: reception.alerts.map(({ alert }) => alert.fingerprint).slice(0, 20),
      durationMs: Math.round(performance.now() - started),
    });
    return ack;
  }

  async #bury(
    invalid: { readonly reason: string; readonly body: unknown },
    index: number,
    delivery: Delivery,
  ): Promise<void> {
    const { subject, stream, sequence } = delivery;
    await this.letters.bury(
      toBytes(invalid.body ?? null),
      { stage: 'intake', class: 'invalid-input', reason: invalid.reason, attempts: 1, firstFailureAt: null },
      { subject, stream, sequence, messageId: `${stream}:${sequence}:${index}` },
    );
  }
}

const newestByGroup = (triggers: readonly Trigger[]): readonly Trigger[] => {
  const newest = new Map<string, Trigger>();
  for (const trigger of triggers) {
    const known = newest.get(trigger.group);
    if (known === undefined || known.revision < trigger.revision) newest.set(trigger.group, trigger);
  }
  return [...newest.values()];
};

import { Injectable } from '@nestjs/common';
import { DeadLetters } from '../jetstream/dead-letters.js';
import type { Delivery } from '../jetstream/delivery.js';
import { inBatches } from '../jetstream/in-batches.js';
import { toBytes } from '../jetstream/ports.js';
import { settleFailure } from '../jetstream/settle-failure.js';
import { ack, type Settlement } from '../jetstream/settlement.js';
import { type Trigger, Triggers } from '../jetstream/triggers.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { IntakeRecord } from './intake-record.js';
import { JoinGroup } from './join-group.js';
import { readMessage } from './read-message.js';
import { SentBodies } from './senders/sent-bodies.js';

/** Alerts of one message that are merged at the same time. */
const AT_ONCE = 16;

/** Takes alerts in: message → alert states → one trigger a group (docs/stream-protocol.md "Intake"). Calls no model. */
@Injectable()
export class TakeIn {
  constructor(
    private readonly groups: JoinGroup,
    private readonly triggers: Triggers,
    private readonly letters: DeadLetters,
    private readonly bodies: SentBodies,
    private readonly record: IntakeRecord,
  ) {}

  /**
   * Handles one message of the ALERTS stream. Doing it again, in any order, changes nothing.
   * @throws {StreamUnavailable} when a write failed: the message must be handed back
   */
  async message(delivery: Delivery): Promise<Settlement> {
    const started = performance.now();
    const read = await readMessage(delivery.data, this.bodies);
    if (read === null) return ack;
    const { reception } = read;
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
    const durationMs = Math.round(performance.now() - started);
    this.record.taken({ reception, sender: read.sender, triggers, delivery, durationMs });
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

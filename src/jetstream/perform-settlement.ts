import { Injectable } from '@nestjs/common';
import type { JsMsg } from '@nats-io/jetstream';
import { Logger } from '../telemetry/logger.js';
import type { AckExtension } from './ack-extension.js';
import { DeadLetters } from './dead-letters.js';
import type { Delivery } from './delivery.js';
import type { Settlement } from './settlement.js';

const CONFIRM_TIMEOUT_MS = 5000;

/** Wait before a message is tried again whose dead letter could not be stored, ms. */
const KEEP_MS = 30_000;

/**
 * Performs settlements: the only place that acknowledges, hands back or terminates. A stale delivery sends neither nak
 * nor term, which would reach into another worker's work; its acknowledgement is harmless, since results are idempotent.
 */
@Injectable()
export class SettlementAdapter {
  constructor(
    private readonly letters: DeadLetters,
    private readonly logger: Logger,
  ) {}

  async perform(
    settlement: Settlement,
    message: JsMsg,
    delivery: Delivery,
    extension: AckExtension,
  ): Promise<void> {
    switch (settlement.kind) {
      case 'ack':
        return this.#confirm(message, delivery);
      case 'retry':
        this.#handBack(message, extension, settlement.afterMs);
        return;
      case 'dead-letter':
        return this.#bury(settlement.letter, message, delivery, extension);
    }
  }

  async #confirm(message: JsMsg, delivery: Delivery): Promise<void> {
    const confirmed = await message.ackAck({ timeout: CONFIRM_TIMEOUT_MS }).catch(() => false);
    // Not known to be acknowledged: it comes again and finds its results.
    if (!confirmed)
      this.logger.warn('ack_not_confirmed', { subject: delivery.subject, sequence: delivery.sequence });
  }

  #handBack(message: JsMsg, extension: AckExtension, afterMs: number): void {
    if (extension.stale()) return;
    if (afterMs < 1) message.nak();
    else message.nak(Math.round(afterMs));
  }

  async #bury(
    letter: Extract<Settlement, { kind: 'dead-letter' }>['letter'],
    message: JsMsg,
    delivery: Delivery,
    extension: AckExtension,
  ): Promise<void> {
    const { subject, stream, sequence } = delivery;
    try {
      await this.letters.bury(delivery.data, letter, {
        subject,
        stream,
        sequence,
        messageId: `${stream}:${sequence}`,
      });
    } catch (error) {
      this.logger.error('dead_letter_not_stored', { subject, stream, sequence, error });
      this.#handBack(message, extension, KEEP_MS);
      return;
    }
    // With a reason, servers before 2.11 ignore it and deliver again.
    if (!extension.stale()) message.term();
  }
}

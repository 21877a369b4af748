import { Injectable } from '@nestjs/common';
import { Logger } from '../telemetry/logger.js';
import type { AckExtension } from './ack-extension.js';
import { DeadLetters } from './dead-letters.js';
import type { Delivery } from './delivery.js';
import type { PulledMessage } from './pulled-message.js';
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
    message: PulledMessage,
    delivery: Delivery,
    extension: AckExtension,
  ): Promise<void> {
    switch (settlement.kind) {
      case 'ack':
        return settlement.confirmed ? this.#confirm(message, delivery) : message.acknowledge();
      case 'retry':
        this.#handBack(message, extension, settlement.afterMs);
        return;
      case 'dead-letter':
        return this.#bury(settlement.letter, message, delivery, extension);
    }
  }

  async #confirm(message: PulledMessage, delivery: Delivery): Promise<void> {
    const confirmed = await message.confirm(CONFIRM_TIMEOUT_MS);
    // Not known to be acknowledged: it comes again and finds its results.
    if (!confirmed)
      this.logger.warn('ack_not_confirmed', { subject: delivery.subject, sequence: delivery.sequence });
  }

  #handBack(message: PulledMessage, extension: AckExtension, afterMs: number): void {
    if (!extension.stale()) message.handBack(afterMs);
  }

  async #bury(
    letter: Extract<Settlement, { kind: 'dead-letter' }>['letter'],
    message: PulledMessage,
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
    if (!extension.stale()) message.terminate();
  }
}

import { Injectable } from '@nestjs/common';
import { Logger } from '../telemetry/logger.js';
import { Meter } from '../telemetry/metrics/meter.js';
import type { AckExtension } from './ack-extension.js';
import { DeadLetters } from './dead-letters.js';
import type { Delivery } from './delivery.js';
import { SettlementAdapter } from './perform-settlement.js';
import type { PulledMessage } from './pulled-message.js';
import type { Settlement } from './settlement.js';

const whyOf = (settlement: Settlement): string => {
  switch (settlement.kind) {
    case 'ack':
      return 'none';
    case 'retry':
      return settlement.why;
    case 'dead-letter':
      return settlement.letter.class;
  }
};

/** Performs settlements and counts them. */
@Injectable()
export class CountedSettlements extends SettlementAdapter {
  constructor(
    letters: DeadLetters,
    logger: Logger,
    private readonly meter: Meter,
  ) {
    super(letters, logger);
  }

  override perform(
    settlement: Settlement,
    message: PulledMessage,
    delivery: Delivery,
    extension: AckExtension,
  ): Promise<void> {
    this.meter.count('kuberca_messages_settled_total', {
      stage: delivery.subject.split('.')[1] ?? '',
      outcome: settlement.kind,
      why: whyOf(settlement),
    });
    return super.perform(settlement, message, delivery, extension);
  }
}

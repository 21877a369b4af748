import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Delivery } from '../jetstream/delivery.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import { retryDelayMs } from '../jetstream/retry-delay.js';
import { deadLetter, retryAfter, type Settlement } from '../jetstream/settlement.js';
import { ALERT_PATTERN } from '../jetstream/strategy.js';
import { Logger } from '../telemetry/logger.js';
import { TakeIn } from './take-in.js';

/** A message that fails for a reason of its own is given up after this many deliveries. */
const MAX_DEFECTS = 5;

/** Stage 1: alerts from the stream. */
@Controller()
export class IntakeController {
  constructor(
    private readonly takeIn: TakeIn,
    private readonly logger: Logger,
  ) {}

  @EventPattern<string>(ALERT_PATTERN)
  async alerts(@Payload() delivery: Delivery): Promise<Settlement> {
    try {
      return await this.takeIn.message(delivery);
    } catch (error) {
      return this.#onError(error, delivery);
    }
  }

  #onError(error: unknown, delivery: Delivery): Settlement {
    const afterMs = retryDelayMs(delivery.deliveryCount);
    const known = error instanceof StreamUnavailable;
    this.logger.warn('intake_failed', {
      subject: delivery.subject,
      sequence: delivery.sequence,
      afterMs,
      error,
    });
    if (known || delivery.deliveryCount < MAX_DEFECTS)
      return retryAfter(afterMs, known ? 'stream-unavailable' : 'defect');
    const reason = error instanceof Error ? error.message : String(error);
    return deadLetter({
      stage: 'intake',
      class: 'defect',
      reason,
      attempts: delivery.deliveryCount,
      firstFailureAt: null,
    });
  }
}
